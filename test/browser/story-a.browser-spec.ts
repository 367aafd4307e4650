import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Visitor } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { giveAgain, goTo, JOBS, PATIENCE, Stage } from './stage.ts';

describe('story A: a manager activates JOIN, clicked in German', () => {
  let stage: Stage;
  let manager: Visitor;

  beforeAll(async () => {
    stage = await Stage.set();
    manager = await stage.enter('manager@muster.test');
  }, PATIENCE);
  afterAll(() => stage.strike());

  let join: Page;
  let key: string;

  it(
    'asks for the activation, and a double click asks once',
    async () => {
      const { page } = manager;
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.method() === 'POST' && request.url().endsWith('/support-requests'))
          asked.push(request.url());
      });
      await goTo(page, 'Integrationen');
      await page.getByRole('link', { name: 'JOIN öffnen: Aktivierung anfragen' }).click();
      await page.getByRole('switch', { name: 'JOIN verwenden' }).click();
      const dialog = page.getByRole('dialog', { name: 'JOIN aktivieren' });
      const notify = dialog.getByRole('button', { name: 'Support-Team benachrichtigen' });
      expect(await notify.isDisabled()).toBe(true);
      await dialog.getByRole('checkbox', { name: 'Ein kostenpflichtiger JOIN-Tarif ist vorhanden' }).check();
      await notify.dblclick();
      await page.getByText('Das Support-Team ist benachrichtigt').waitFor();
      await goTo(page, 'Integrationen');
      await page.getByRole('article', { name: 'JOIN' }).getByText('Angefragt').waitFor();
      await manager.screenshot('story-a.requested');
      expect(asked).toHaveLength(1);
    },
    PATIENCE,
  );

  it(
    'sees at once that support has approved it',
    async () => {
      const support = await stage.enter('support@andock.test');
      await goTo(support.page, 'Support-Anfragen');
      await eventually(
        'one request stands in the queue',
        async () => (await support.page.locator('tbody tr').count()) === 1,
      );
      await support.page.getByRole('link', { name: 'Muster GmbH' }).click();
      await support.page.getByRole('button', { name: 'Genehmigen' }).click();
      const dialog = support.page.getByRole('dialog', { name: 'JOIN für Muster GmbH genehmigen?' });
      await dialog.getByRole('button', { name: 'Genehmigen' }).click();
      await support.page.getByText('Bei den ersten Schritten helfen').waitFor();
      await support.screenshot('story-a.approved');
      expect(support.faults).toEqual([]);
      await support.close();
      await manager.page.getByRole('article', { name: 'JOIN' }).getByText('Aktiviert').waitFor();
    },
    PATIENCE,
  );

  it(
    'generates a key, which asks for the password, copies and saves it, and then sees it masked',
    async () => {
      const { page } = manager;
      await page.getByRole('link', { name: 'JOIN öffnen: API-Schlüssel erzeugen' }).click();
      await page.getByRole('link', { name: 'Einstellungen' }).click();
      await page.getByRole('button', { name: 'Neuen API-Schlüssel erzeugen' }).click();
      await giveAgain(page);
      const draft = page.getByRole('region', { name: 'Neuer Schlüssel, noch nicht gespeichert' });
      await draft.getByRole('button', { name: 'Schlüssel kopieren' }).click();
      await draft.getByRole('button', { name: 'Kopiert' }).waitFor();
      key = await page.evaluate<string>('navigator.clipboard.readText()');
      expect(key).toBe(await draft.locator('code').innerText());
      await draft.getByRole('button', { name: 'Speichern' }).click();
      await page.getByRole('button', { name: endingIn(key, 'löschen') }).waitFor();
      await page.getByText('Schlüssel in JOIN eintragen').waitFor();
      await manager.screenshot('story-a.key');
      const text = await page.locator('body').innerText();
      expect(text).not.toContain(key);
      expect(text).toContain(key.slice(-4));
    },
    PATIENCE,
  );

  it(
    'pastes the key into JOIN, which says that it is connected',
    async () => {
      join = await stage.partnersPage(manager, '/join');
      await join.getByLabel('API-Schlüssel').fill(key);
      await join.getByRole('button', { name: 'Verbinden' }).click();
      await pollUntil(join, 'VERBUNDEN');
      await manager.page.getByText('Verbunden', { exact: true }).waitFor();
    },
    PATIENCE,
  );

  it(
    'switches two jobs on; JOIN shows them live, with LinkedIn and XING',
    async () => {
      const { page } = manager;
      await page.getByRole('link', { name: 'Zu den Stellen' }).click();
      expect(await join.getByRole('heading', { name: 'Veröffentlichte Stellen (0)' }).count()).toBe(1);
      for (const job of JOBS) {
        const control = page.getByRole('switch', { name: `${job} in JOIN veröffentlichen` });
        await control.click();
        await eventually(`${job} is switched on`, () => control.isChecked());
      }
      await pollUntil(join, 'Veröffentlichte Stellen (2)');
      const live = join
        .getByRole('article')
        .filter({ has: join.getByRole('button', { name: 'Mit Lebenslauf bewerben' }) });
      for (const job of JOBS) {
        const card = live.filter({ hasText: job });
        await card.getByText('LinkedIn').waitFor();
        await card.getByText('XING').waitFor();
        const row = page.getByRole('row').filter({ hasText: job });
        await row.getByText('Online', { exact: true }).waitFor();
        await row.getByText('LinkedIn').waitFor();
        await row.getByText('XING').waitFor();
      }
      await manager.screenshot('story-a.jobs');
    },
    PATIENCE,
  );

  it(
    'finds the application that somebody sent in JOIN, with its tag and its document',
    async () => {
      const { page } = manager;
      await goTo(page, 'Bewerbungen');
      await page.getByText('Noch keine Bewerbungen').waitFor();
      await join
        .getByRole('article')
        .filter({ hasText: JOBS[0] })
        .getByRole('button', { name: 'Mit Lebenslauf bewerben' })
        .click();
      await join.getByText('angenommen (201)', { exact: true }).waitFor();
      const row = page.getByRole('row').filter({ hasText: 'Robin Probe' });
      await row.getByText('JOIN', { exact: true }).waitFor();
      await row.getByRole('link', { name: /^Robin Probe/ }).click();
      await page.getByRole('heading', { level: 1, name: /^Robin Probe/ }).waitFor();
      await page.getByText('Lebenslauf.pdf').waitFor();
      const saving = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Lebenslauf.pdf herunterladen' }).click();
      expect((await saving).suggestedFilename()).toContain('Lebenslauf');
      await manager.screenshot('story-a.application');
    },
    PATIENCE,
  );

  it(
    'deletes the key after a question; JOIN says that the integration needs repair',
    async () => {
      const { page } = manager;
      await goTo(page, 'Integrationen');
      await page.getByRole('link', { name: /^JOIN öffnen/ }).click();
      await page.getByRole('link', { name: 'Einstellungen' }).click();
      const bin = page.getByRole('button', { name: endingIn(key, 'löschen') });
      await bin.click();
      const dialog = page.getByRole('dialog', { name: 'Diesen Schlüssel löschen?' });
      await dialog.getByRole('button', { name: 'Abbrechen' }).click();
      await bin.click();
      await dialog.getByRole('button', { name: 'Schlüssel löschen' }).click();
      await page.getByText('Noch kein Schlüssel.').waitFor();
      await pollUntil(join, 'INTEGRATION REPARIEREN');
      await page.getByText('Reparatur nötig').waitFor();
      await page.getByRole('link', { name: 'Zu den Stellen' }).click();
      await page.getByText('Die Verbindung muss repariert werden').waitFor();
      await manager.screenshot('story-a.repair');
    },
    PATIENCE,
  );

  it('shows nothing in the browser’s console that went wrong', () => expect(manager.faults).toEqual([]));
});

const endingIn = (key: string, verb: string) => `Schlüssel mit der Endung ${key.slice(-4)} ${verb}`;

/** Lets JOIN ask the hub until its page says what is expected. */
async function pollUntil(join: Page, text: string): Promise<void> {
  await eventually(`JOIN says ${text}`, async () => {
    await join.getByRole('button', { name: 'Jetzt abgleichen' }).click();
    return (await join.getByText(text, { exact: true }).count()) > 0;
  });
}
