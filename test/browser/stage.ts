import type { Page } from 'playwright-core';
import { type Browser, type Look, startBrowser, Visitor } from '../support/browser.ts';
import { TestHub } from '../support/test-hub.ts';

export const PASSWORD = 'a password for the demo';
export const PATIENCE = 120_000;
export const JOBS = ['Softwareentwickler:in TypeScript', 'Lehre Mechatronik'] as const;
const LOOK: Look = { language: 'de', scheme: 'light', width: 1280 };

/** A hub with the demo organisation, and people who open it in German. */
export class Stage {
  private constructor(
    readonly hub: TestHub,
    private readonly browser: Browser,
  ) {}

  static async set(): Promise<Stage> {
    const settings = { DEMO: 'on', DEMO_PASSWORD: PASSWORD, PERSONIO_CALLS_PER_MINUTE: '1000' };
    const [hub, browser] = await Promise.all([TestHub.start(settings), startBrowser()]);
    return new Stage(hub, browser);
  }

  /** Somebody at a browser of their own, signed in. */
  async enter(email: string): Promise<Visitor> {
    const visitor = await Visitor.open(this.browser, this.hub.url, LOOK);
    await visitor.signIn(email, PASSWORD);
    return visitor;
  }

  /** A partner's own page, in another tab of somebody's browser. */
  async partnersPage(visitor: Visitor, path: '/join' | '/personio'): Promise<Page> {
    const page = await visitor.context.newPage();
    await page.goto(`${this.hub.sandboxUrl}${path}`);
    return page;
  }

  async strike(): Promise<void> {
    await this.browser.close();
    await this.hub.stop();
  }
}

/** Follows a line of the navigation. */
export const goTo = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Seiten' }).getByRole('link', { name, exact: true }).click();

/** Gives the password once more. */
export async function giveAgain(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Passwort erneut eingeben' });
  await dialog.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Weiter' }).click();
  await dialog.waitFor({ state: 'hidden' });
}
