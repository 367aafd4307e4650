import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Look, startBrowser, Visitor } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import type { KeyClient } from '../support/key-client.ts';
import { operatorKey, ownSystem } from '../support/operator-key.ts';
import { TestHub, type TestOrganisation } from '../support/test-hub.ts';

const PHONE = 390;

const WORDS = {
  de: {
    start: 'Einrichtung beginnen',
    generate: 'Neuen API-Schlüssel erzeugen',
    save: 'Speichern',
    connected: 'Die Verbindung zu',
    finish: 'Beenden',
    used: 'Dieser Link wurde bereits geöffnet',
    next: 'Weiter',
    verify: 'Speichern und verifizieren',
    accept: 'Unbewiesene Werte annehmen',
    job: 'Stelle hier',
    link: 'Verknüpfen',
    linked: 'Die Stelle ist verknüpft.',
    fields: ['Job-ID', 'Unternehmens-ID', 'Zugriffs-Token', 'Kanal-ID'],
  },
  en: {
    start: 'Start the set-up',
    generate: 'Generate new API key',
    save: 'Save',
    connected: 'The connection to',
    finish: 'Finish',
    used: 'This link was opened before',
    next: 'Continue',
    verify: 'Save and verify',
    accept: 'Accept unproven values',
    job: 'Job here',
    link: 'Link',
    linked: 'The job is linked.',
    fields: ['Job-ID', 'Company ID', 'Access token', 'Channel ID'],
  },
} as const;

/** JOIN in German on a phone in the dark, Personio in English: each look once. */
const LOOKS: Record<'join' | 'personio', Look[]> = {
  join: [
    { language: 'de', scheme: 'light', width: PHONE },
    { language: 'en', scheme: 'dark', width: 1280 },
  ],
  personio: [
    { language: 'en', scheme: 'light', width: PHONE },
    { language: 'de', scheme: 'dark', width: 1280 },
  ],
};

describe('a connect link, from the mail to connected', () => {
  let hub: TestHub;
  let browser: Awaited<ReturnType<typeof startBrowser>>;
  let organisation: TestOrganisation;
  let system: KeyClient;

  beforeAll(async () => {
    hub = await TestHub.start({ OPERATOR_NAME: 'Personal & Co' });
    browser = await startBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await hub.stop();
  });

  const newCustomer = async () => {
    organisation = await hub.organisation('Muster GmbH');
    system = ownSystem(hub, await operatorKey(hub, 'organisations:write'), organisation.id);
  };
  const linkTo = async (partner: string, language: string): Promise<string> => {
    const body = { partner, language, returnUrl: 'https://hr.example.org/' };
    return expectStatus(201, await system.post<{ url: string }>('/v1/connect-links', body)).body.url;
  };
  const isFaultless = async (visitor: Visitor, name: string) => {
    await visitor.settle();
    await visitor.screenshot(name);
    expect([...(await visitor.accessibilityFaults()), ...visitor.faults]).toEqual([]);
  };

  it.each(LOOKS.join)(
    'JOIN: $language, $scheme, $width px',
    async (look) => {
      await newCustomer();
      const words = WORDS[look.language];
      const url = await linkTo('join', look.language);
      const visitor = await Visitor.open(browser, hub.url, look);
      const { page } = visitor;
      const shot = (step: string) => `connect.join.${step}.${look.language}.${look.scheme}.${look.width}`;
      await page.goto(url);
      await page.getByText('Personal & Co', { exact: true }).waitFor();
      await isFaultless(visitor, shot('before'));
      await page.getByRole('button', { name: words.start }).click();
      await page.getByRole('button', { name: words.generate }).click();
      const key = await page.locator('code').innerText();
      await isFaultless(visitor, shot('key'));
      await page.getByRole('button', { name: words.save, exact: true }).click();
      await page.getByText('ATS').first().waitFor();
      await isFaultless(visitor, shot('saved'));
      await page.reload();
      await page.getByRole('button', { name: words.finish }).waitFor();
      const pasted = await fetch(`${hub.sandboxUrl}/join/key`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ key }),
      });
      expect(pasted.ok).toBe(true);
      await fetch(`${hub.sandboxUrl}/join/poll`, { method: 'POST' });
      await page.getByText(words.connected).waitFor();
      await isFaultless(visitor, shot('connected'));
      await page.getByRole('button', { name: words.finish }).click();
      await page.getByRole('link', { name: /Personal & Co/ }).waitFor();
      await isFaultless(visitor, shot('done'));
      await visitor.close();
      const late = await Visitor.open(browser, hub.url, look);
      await late.page.goto(url);
      await late.page.getByText(words.used).waitFor();
      await isFaultless(late, shot('used'));
      await late.close();
    },
    120_000,
  );

  it.each(LOOKS.personio)(
    'Personio: $language, $scheme, $width px',
    async (look) => {
      await newCustomer();
      const manager = await organisation.member('manager');
      expectStatus(
        201,
        await manager.post('/console/api/jobs', { title: 'Koch (m/w/d)', descriptionHtml: '<p>x</p>' }),
      );
      const words = WORDS[look.language];
      const visitor = await Visitor.open(browser, hub.url, look);
      const { page } = visitor;
      const shot = (step: string) => `connect.personio.${step}.${look.language}.${look.scheme}.${look.width}`;
      await page.goto(await linkTo('personio', look.language));
      await page.getByRole('button', { name: words.start }).click();
      const [job, company, token, channel] = words.fields;
      const fill = (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);
      const next = () => page.getByRole('button', { name: words.next, exact: true }).click();
      await fill(job, 'https://muster.jobs.personio.com/job/1234567');
      await isFaultless(visitor, shot('values'));
      await next();
      await fill(company, '4711');
      await fill(token, 'sandbox-personio-token');
      await next();
      await fill(channel, '815');
      await next();
      await page.getByRole('button', { name: words.verify }).click();
      const accept = page.getByLabel(words.accept);
      await accept.waitFor();
      await accept.check();
      await page.getByRole('button', { name: words.verify }).click();
      await page.getByText(words.connected).first().waitFor();
      await page.getByRole('combobox', { name: words.job }).click();
      await page.getByRole('option', { name: 'Koch (m/w/d)' }).click();
      await page.getByRole('button', { name: words.link, exact: true }).click();
      await page.getByText(words.linked).waitFor();
      await isFaultless(visitor, shot('linked'));
      await visitor.close();
      await eventually('the trail tells it', async () => (await organisation.trail()).includes('job.mapped'));
    },
    120_000,
  );
});
