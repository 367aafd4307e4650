import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import sparticuz from '@sparticuz/chromium';
import { type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { eventually } from './eventually.ts';

/** In a single process, closing one window ends the browser. */
const ENDS_WITH_ITS_FIRST_WINDOW = new Set(['--single-process', '--no-zygote']);
const SCREENSHOTS = '.screenshots';
/** Pictures are for people who look at them: `SCREENSHOTS=on npm test`. */
const HAS_ONLOOKERS = process.env['SCREENSHOTS'] === 'on';
const HEIGHT = 900;
const ACCOUNT_MENU = { de: /^Konto/, en: /^Account/ } as const;
const NAME_OF_LANGUAGE = { de: 'Deutsch', en: 'English' } as const;

/** How somebody looks at the console. */
export interface Look {
  readonly language: 'de' | 'en';
  readonly scheme: 'light' | 'dark';
  readonly width: number;
}

export type Browser = Awaited<ReturnType<typeof startBrowser>>;

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
  private readonly underway = new Set<Request>();
  private look: Look;

  private constructor(context: BrowserContext, page: Page, look: Look) {
    this.context = context;
    this.page = page;
    this.look = look;
    page.on('pageerror', (error) => this.faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !isExpected(message.text())) this.faults.push(message.text());
    });
    page.on('request', (request) => {
      if (!isEndless(request)) this.underway.add(request);
    });
    page.on('requestfinished', (request) => this.underway.delete(request));
    page.on('requestfailed', (request) => this.underway.delete(request));
  }

  static async open(browser: Browser, url: string, look: Look): Promise<Visitor> {
    const context = await browser.newContext({
      baseURL: url,
      locale: look.language === 'de' ? 'de-DE' : 'en-GB',
      colorScheme: look.scheme,
      viewport: { width: look.width, height: HEIGHT },
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    context.setDefaultTimeout(30_000);
    return new Visitor(context, await context.newPage(), look);
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.page.goto('/sign-in');
    await this.page.locator('input[type=email]').fill(email);
    await this.page.locator('input[type=password]').fill(password);
    await this.page.locator('button[type=submit]').click();
    await this.page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  }

  /** Somebody at another browser who is signed in like this one. */
  async likewise(browser: Browser, url: string, look: Look): Promise<Visitor> {
    const other = await Visitor.open(browser, url, look);
    await other.context.addCookies(await this.context.cookies());
    return other;
  }

  /** Another tab of the same browser, signed in like this one. */
  async anotherTab(): Promise<Visitor> {
    return new Visitor(this.context, await this.context.newPage(), this.look);
  }

  /** Waits until the page has read what it shows. */
  async settle(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    const loading = this.page.locator('[aria-busy=true], .mantine-Skeleton-root');
    await eventually(
      'the page has loaded',
      async () => this.underway.size === 0 && (await loading.count()) === 0,
    );
  }

  /** Changes how the open page looks, without loading it again; the language by the menu of somebody signed in. */
  async see(look: Look): Promise<void> {
    const before = this.look;
    this.look = look;
    if (look.width !== before.width) await this.page.setViewportSize({ width: look.width, height: HEIGHT });
    if (look.scheme !== before.scheme) await this.page.emulateMedia({ colorScheme: look.scheme });
    if (look.language !== before.language) {
      await this.page.getByRole('button', { name: ACCOUNT_MENU[before.language] }).click();
      await this.page.getByText(NAME_OF_LANGUAGE[look.language], { exact: true }).click();
      await this.page.locator(`html[lang=${look.language}]`).waitFor();
      await this.page.keyboard.press('Escape');
    }
    await this.settle();
  }

  async screenshot(name: string): Promise<void> {
    if (!HAS_ONLOOKERS) return;
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
  }

  /** What an accessibility checker finds, as readable lines. */
  async accessibilityFaults(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: this.page })
      .options({ resultTypes: ['violations'] })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  }

  /** A page wider than its window would have to be pushed sideways. */
  async overflow(): Promise<string[]> {
    const [content, view] = await this.page.evaluate<number[]>(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    );
    return content !== undefined && view !== undefined && content > view + 1 ? [`${content} px wide`] : [];
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

/** A browser reports every refused call by itself; the pages tell them in words. */
const isExpected = (text: string) => /the server responded with a status of (401|403|404|409)/.test(text);

/** The hub’s events are never finished. */
const isEndless = (request: Request) => request.url().endsWith('/console/api/events');
