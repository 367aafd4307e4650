import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Look, startBrowser, Visitor } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { expectStatus } from '../support/expect-status.ts';
import { PASSWORD, TestHub } from '../support/test-hub.ts';

const PHONE = 390;
const LOOKS: Look[] = [
  { language: 'de', scheme: 'light', width: PHONE },
  { language: 'en', scheme: 'dark', width: 1280 },
];
const WORDS = {
  de: {
    apply: 'Jetzt bewerben',
    gone: 'Diese Stelle ist nicht mehr offen',
    postings: 'Anzeigen, die es in JOIN schon gab',
    use: 'JOIN verwenden',
    ...{ add: 'Verbindung hinzufügen', label: 'Name der Verbindung', save: 'Speichern', which: 'Verbindung' },
    first: 'Erste Verbindung',
    off: 'Ausschalten',
    ending: 'JOIN wird ausgeschaltet',
    deleteNow: 'Schlüssel sofort löschen',
  },
  en: {
    apply: 'Apply now',
    gone: 'This job is no longer open',
    postings: 'Job ads that JOIN had before',
    use: 'Use JOIN',
    ...{ add: 'Add connection', label: 'Name of the connection', save: 'Save', which: 'Connection' },
    first: 'First connection',
    off: 'Switch off',
    ending: 'JOIN is being switched off',
    deleteNow: 'Delete keys now',
  },
} as const;

describe('what candidates read, and how JOIN is switched off', () => {
  let hub: TestHub;
  let browser: Awaited<ReturnType<typeof startBrowser>>;
  beforeAll(async () => {
    hub = await TestHub.start({ OPERATOR_NAME: 'Personal & Co' });
    browser = await startBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await hub.stop();
  });

  it.each(LOOKS)(
    '$language, $scheme, $width px',
    async (look) => {
      const words = WORDS[look.language];
      const own = await ConnectedPartner.connect(hub, await hub.staff('support'));
      const job = await own.publishedJob({
        descriptionHtml:
          '<p>Wir kochen für Gäste aus aller Welt.</p><h2>Aufgaben</h2><ul><li>Saucen</li><li>Suppen</li></ul>',
        salary: { from: 2400, to: 2800, currency: 'EUR', period: 'month' },
        contact: { name: 'Eva Muster', email: 'eva@muster.test' },
        validThrough: '2099-12-31',
      });
      const postings = [{ externalId: 'join-880101', title: 'Filialleitung (m/w/d)', state: 'archived' }];
      expectStatus(200, await own.join.put('/v1/connection/postings', { postings }));
      const visitor = await Visitor.open(browser, hub.url, look);
      const { page } = visitor;
      const isFaultless = async (step: string) => {
        await visitor.settle();
        await visitor.screenshot(`job.${step}.${look.language}.${look.scheme}.${look.width}`);
        expect([...(await visitor.accessibilityFaults()), ...visitor.faults]).toEqual([]);
      };
      await page.goto(`/jobs/${job}`);
      await page.getByRole('link', { name: words.apply }).first().waitFor();
      await isFaultless('public');
      await visitor.signIn(own.manager.actor.email, PASSWORD);
      await page.goto('/integrations/join');
      await page.getByText(words.postings).waitFor();
      await isFaultless('join');
      await page.getByRole('button', { name: words.add }).click();
      await page.getByRole('textbox', { name: words.label }).fill('Muster Logistik');
      await isFaultless('add-dialog');
      await page.getByRole('dialog').getByRole('button', { name: words.save }).click();
      const picker = page.getByRole('combobox', { name: words.which, exact: true });
      await page.waitForURL(/connection=/);
      await eventually('it is chosen', async () => (await picker.inputValue()) === 'Muster Logistik');
      await isFaultless('second');
      await page.goto('/integrations');
      await page.getByRole('link', { name: 'Muster Logistik' }).waitFor();
      await isFaultless('cards');
      await page.getByRole('link', { name: words.first }).click();
      await page.getByText(words.postings).waitFor();
      await page.getByRole('switch', { name: words.use }).click({ force: true });
      await page.getByRole('dialog').getByText(words.deleteNow).waitFor();
      await isFaultless('off-dialog');
      await page.getByRole('dialog').getByRole('button', { name: words.off, exact: true }).click();
      await page.getByText(words.ending).waitFor();
      await isFaultless('switching-off');
      await page.getByRole('button', { name: words.deleteNow }).click();
      await page.getByText(words.ending).waitFor({ state: 'detached' });
      expectStatus(401, await own.join.get('/v1/jobs'));
      expectStatus(200, await own.manager.patch(`/console/api/jobs/${job}`, { status: 'closed' }));
      await page.goto(`/jobs/${job}`);
      await page.getByText(words.gone).first().waitFor();
      await visitor.close();
    },
    120_000,
  );
});
