import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import sparticuz from '@sparticuz/chromium';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** In a single process, closing one window ends the browser. */
const ENDS_WITH_ITS_FIRST_WINDOW = new Set(['--single-process', '--no-zygote']);
const SCREENSHOTS = '.screenshots';

/** How somebody looks at the console. */
export interface Look {
  readonly language: 'de' | 'en';
  readonly scheme: 'light' | 'dark';
  readonly width: number;
}

/** A Chromium from the npm registry. */
export async function startBrowser() {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: [
      ...sparticuz.args.filter((arg) => !ENDS_WITH_ITS_FIRST_WINDOW.has(arg)),
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    headless: true,
  });
}

/** A person at a browser: one window, with everything that went wrong in it. */
export class Visitor {
  readonly faults: string[] = [];
  readonly context: BrowserContext;
  readonly page: Page;

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    page.on('pageerror', (error) => this.faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !isExpected(message.text())) this.faults.push(message.text());
    });
  }

  static async open(
    browser: Awaited<ReturnType<typeof startBrowser>>,
    url: string,
    look: Look,
  ): Promise<Visitor> {
    const context = await browser.newContext({
      baseURL: url,
      locale: look.language === 'de' ? 'de-DE' : 'en-GB',
      colorScheme: look.scheme,
      viewport: { width: look.width, height: 900 },
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    context.setDefaultTimeout(15_000);
    return new Visitor(context, await context.newPage());
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.page.goto('/sign-in');
    await this.page.locator('input[type=email]').fill(email);
    await this.page.locator('input[type=password]').fill(password);
    await this.page.locator('button[type=submit]').click();
    await this.page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  }

  /** Waits until the page has read what it shows. */
  async settle(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    const loading = this.page.locator('[aria-busy=true], .mantine-Skeleton-root');
    await eventually('the page has loaded', async () => (await loading.count()) === 0);
  }

  async screenshot(name: string): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
  }

  /** What an accessibility checker finds, as readable lines. */
  async accessibilityFaults(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: this.page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

/** A browser reports every refused call by itself; the pages tell them in words. */
const isExpected = (text: string) => /the server responded with a status of (401|403|404|409)/.test(text);
