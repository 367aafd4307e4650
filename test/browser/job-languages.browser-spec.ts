import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Look, startBrowser, Visitor } from '../support/browser.ts';
import type { PersonClient } from '../support/person-client.ts';
import { PASSWORD, TestHub } from '../support/test-hub.ts';

const LOOKS: Look[] = [
  { language: 'de', scheme: 'dark', width: 390 },
  { language: 'en', scheme: 'light', width: 1280 },
];
const WORDS = {
  de: {
    ...{ title: 'Titel', description: 'Beschreibung', addQuestion: 'Frage hinzufügen', question: 'Frage 1' },
    ...{ kind: 'Art der Antwort auf Frage 1', choice: 'Auswahl', options: 'Mögliche Antworten' },
    ...{ add: 'Sprache hinzufügen', other: 'Französisch', otherTitle: 'Titel auf Französisch' },
    ...{ otherDescription: 'Beschreibung auf Französisch', open: 'Offen', create: 'Stelle anlegen' },
    ...{ refused: 'so viele Antworten zur Auswahl', apply: 'Jetzt bewerben', contact: 'Kontaktperson' },
  },
  en: {
    ...{ title: 'Title', description: 'Description', addQuestion: 'Add question', question: 'Question 1' },
    ...{ kind: 'Kind of answer to question 1', choice: 'Choice', options: 'Possible answers' },
    ...{ add: 'Add a language', other: 'French', otherTitle: 'Title in French' },
    ...{ otherDescription: 'Description in French', open: 'Open', create: 'Create job' },
    ...{ refused: 'As many answers to choose are needed', apply: 'Apply now', contact: 'Contact person' },
  },
} as const;

describe('a job in several languages', () => {
  let hub: TestHub;
  let manager: PersonClient;
  let browser: Awaited<ReturnType<typeof startBrowser>>;
  beforeAll(async () => {
    hub = await TestHub.start();
    manager = await (await hub.organisation()).member('manager');
    browser = await startBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await hub.stop();
  });

  it.each(LOOKS)(
    'is written, corrected and read, $language, $scheme, $width px',
    async (look) => {
      const words = WORDS[look.language];
      const visitor = await Visitor.open(browser, hub.url, look);
      const { page } = visitor;
      const isFaultless = async (step: string) => {
        await visitor.settle();
        await visitor.screenshot(`job-languages.${step}.${look.language}.${look.scheme}.${look.width}`);
        const faults = [...(await visitor.accessibilityFaults()), ...(await visitor.overflow())];
        expect([...faults, ...visitor.faults]).toEqual([]);
      };
      const field = (label: string) => page.getByRole('textbox', { name: label, exact: true });
      await visitor.signIn(manager.actor.email, PASSWORD);
      await page.goto('/job/new');
      await field(words.title).fill('Koch (m/w/d)');
      await field(words.description).fill('<p>Wir kochen.</p>');
      await field(words.contact).fill('Eva Muster');
      await page.getByRole('button', { name: words.addQuestion }).click();
      await field(words.question).fill('Welche Schicht?');
      await page.getByRole('combobox', { name: words.kind }).click();
      await page.getByRole('option', { name: words.choice }).click();
      await field(words.options).fill('Tag\nNacht');
      await page.getByRole('combobox', { name: words.add }).click();
      await page.getByRole('option', { name: words.other, exact: true }).click();
      await field(words.otherTitle).fill('Cuisinier');
      await field(words.otherDescription).fill('<p>Nous cuisinons.</p>');
      await field('Welche Schicht?').fill('Quelle équipe ?');
      const options = page.getByRole('textbox', { name: `${words.options}: Tag, Nacht` });
      await options.fill('Jour');
      await page.getByText(words.open, { exact: true }).click();
      await page.getByRole('button', { name: words.create }).click();
      await page.getByText(words.refused).first().waitFor();
      expect(visitor.faults.splice(0)).toEqual([expect.stringContaining('400')]);
      await isFaultless('refused');
      await options.fill('Jour\nNuit');
      await page.getByRole('button', { name: words.create }).click();
      await page.waitForURL(/\/job\/[0-9a-f-]{36}$/);
      await field(words.otherTitle).waitFor();
      await isFaultless('saved');
      const id = page.url().split('/').at(-1);
      await page.goto(`/jobs/${id}`);
      await page.getByRole('link', { name: 'français' }).click();
      await page.getByRole('heading', { name: 'Cuisinier' }).waitFor();
      await isFaultless('read');
      await page.getByRole('link', { name: words.apply }).first().click();
      await page.getByRole('combobox', { name: 'Quelle équipe ?' }).selectOption('Nuit');
      await isFaultless('apply');
      await visitor.close();
    },
    120_000,
  );
});
