import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Look, startBrowser, Visitor } from '../support/browser.ts';
import { TestHub } from '../support/test-hub.ts';

const PASSWORD = 'a password for the demo';
const NOTE = 'Alle Schlüssel verglichen / all keys compared';
const WORDS = {
  de: { open: 'Prüfungen', make: 'Zeitraum abzeichnen', note: 'Vermerk', sign: 'Abzeichnen' },
  en: { open: 'Reviews', make: 'Sign off a period', note: 'Note', sign: 'Sign off' },
};

describe('the audit log in the console', () => {
  let hub: TestHub;
  let browser: Awaited<ReturnType<typeof startBrowser>>;
  beforeAll(async () => {
    hub = await TestHub.start({ DEMO: 'on', DEMO_PASSWORD: PASSWORD });
    browser = await startBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await hub.stop();
  });

  it.each([
    { language: 'de', scheme: 'light', width: 1280 },
    { language: 'en', scheme: 'dark', width: 1280 },
  ] as const)(
    'an auditor signs off a period, and the review is an event ($language, $scheme)',
    async (look: Look) => {
      const words = WORDS[look.language];
      const note = `${NOTE} ${look.language}`;
      const visitor = await Visitor.open(browser, hub.url, look);
      const { page } = visitor;
      await visitor.signIn('auditor@andock.test', PASSWORD);
      await page.goto('/audit');
      await page.getByRole('link', { name: words.open }).click();
      await page.getByRole('button', { name: words.make }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(words.note).fill(note);
      expect(await visitor.accessibilityFaults()).toEqual([]);
      await visitor.screenshot(`audit-review-${look.language}`);
      await dialog.getByRole('button', { name: words.sign, exact: true }).click();
      await page.getByRole('cell', { name: note }).waitFor();
      expect(await visitor.accessibilityFaults()).toEqual([]);
      await visitor.screenshot(`audit-reviews-${look.language}`);
      expect(await hub.trail(null)).toContain('log.reviewed');
      await page.getByRole('row', { name: note }).getByRole('link').first().click();
      await page.getByText('log.reviewed').waitFor();
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    },
    60_000,
  );
});
