import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Look, startBrowser, Visitor } from '../support/browser.ts';
import { TestHub } from '../support/test-hub.ts';

const PASSWORD = 'a password for the demo';
const NOTE = 'Alle Schlüssel verglichen / all keys compared';
const WORDS = {
  de: {
    ...{ open: 'Prüfungen', make: 'Zeitraum abzeichnen', note: 'Vermerk', sign: 'Abzeichnen' },
    ...{ verify: 'Jetzt prüfen', proven: /was aufgezeichnet wurde/, access: 'Zugänge', day: 'Am Tag' },
    nobody: 'An diesem Tag hatte niemand Zugang',
    ...{ found: 'Gefundenes exportieren', next: 'Weiter', start: 'Erstellen', signedIn: 'Angemeldet' },
    ...{ filtered: 'Aktion: Angemeldet', inclusion: /im Log steht, nicht dass es alles ist/ },
    ...{ provenFiltered: /hat bewiesen, dass das Gezeigte im Log steht/, action: 'Aktion' },
  },
  en: {
    ...{ open: 'Reviews', make: 'Sign off a period', note: 'Note', sign: 'Sign off' },
    ...{ verify: 'Verify now', proven: /what was recorded/, access: 'Access', day: 'On the day' },
    nobody: 'Nobody had access on that day',
    ...{ found: 'Export what was found', next: 'Next', start: 'Make it', signedIn: 'Signed in' },
    ...{ filtered: 'Action: Signed in', inclusion: /is in the log, not that it shows everything/ },
    ...{ provenFiltered: /has proven that what it shows is in the log/, action: 'Action' },
  },
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
    'an auditor has the log verified, and sees who had access on a day ($language, $scheme)',
    async (look: Look) => {
      const words = WORDS[look.language];
      const visitor = await Visitor.open(browser, hub.url, look);
      const { page } = visitor;
      await visitor.signIn('auditor@andock.test', PASSWORD);
      await page.goto('/audit');
      await page.getByRole('button', { name: words.verify }).click();
      await page.getByRole('dialog').getByText(words.proven).waitFor();
      await visitor.screenshot(`audit-verified-${look.language}`);
      expect(await visitor.accessibilityFaults()).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: words.access }).click();
      await page.getByRole('cell', { name: 'admin@andock.test' }).waitFor();
      await visitor.screenshot(`audit-access-${look.language}`);
      expect(await visitor.accessibilityFaults()).toEqual([]);
      await page.getByLabel(words.day).fill('2020-01-01');
      await page.getByText(words.nobody).waitFor();
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    },
    60_000,
  );

  it('a manager sees who had access to the own organisation, on a phone', async () => {
    const visitor = await Visitor.open(browser, hub.url, { language: 'de', scheme: 'light', width: 390 });
    const { page } = visitor;
    await visitor.signIn('manager@muster.test', PASSWORD);
    await page.goto('/activity');
    await page.getByRole('link', { name: WORDS.de.access }).click();
    await page.getByText('manager@muster.test').waitFor();
    await visitor.screenshot('audit-access-phone');
    expect(await visitor.accessibilityFaults()).toEqual([]);
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  }, 60_000);

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
      await page.getByText('log.reviewed', { exact: true }).waitFor();
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    },
    60_000,
  );

  it.each([
    { who: 'auditor@andock.test', list: '/audit', language: 'de', scheme: 'dark', width: 1280 },
    { who: 'manager@muster.test', list: '/activity', language: 'en', scheme: 'light', width: 390 },
  ] as const)(
    '$who exports what a search found, and reads what it proves ($language, $width)',
    async ({ who, list, ...look }) => {
      const words = WORDS[look.language];
      const visitor = await Visitor.open(browser, hub.url, look);
      const { page } = visitor;
      await visitor.signIn(who, PASSWORD);
      await page.goto(`${list}?action=session.started`);
      await page.getByRole('link', { name: words.found }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: words.action }).waitFor();
      expect(await visitor.accessibilityFaults()).toEqual([]);
      await visitor.screenshot(`audit-export-filter-${look.language}`);
      await dialog.getByRole('button', { name: words.next }).click();
      await dialog.getByRole('button', { name: words.next }).click();
      await dialog.getByText(words.inclusion).waitFor();
      await dialog.getByText(words.filtered).waitFor();
      await visitor.screenshot(`audit-export-check-${look.language}`);
      await dialog.getByRole('button', { name: words.start }).click();
      const made = page.getByRole('article').first();
      await made.getByText(words.provenFiltered).waitFor();
      await made.getByText(words.filtered).waitFor();
      expect(await visitor.accessibilityFaults()).toEqual([]);
      await visitor.screenshot(`audit-export-filtered-${look.language}`);
      expect(visitor.faults).toEqual([]);
      await visitor.close();
    },
    60_000,
  );
});
