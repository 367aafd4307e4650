import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { curriculumVitae } from '../stories/papers.ts';
import type { Visitor } from '../support/browser.ts';
import { giveAgain, goTo, JOBS, PATIENCE, Stage } from './stage.ts';

const PERSONIO_JOB = 'https://muster.jobs.personio.com/job/1234567';

describe('story B: the manager connects Personio, clicked in German', () => {
  let stage: Stage;
  let manager: Visitor;

  beforeAll(async () => {
    stage = await Stage.set();
    manager = await stage.enter('manager@muster.test');
  }, PATIENCE);
  afterAll(() => stage.strike());

  it(
    'pastes the four values, checks and verifies them: a line for each',
    async () => {
      const { page } = manager;
      await goTo(page, 'Integrationen');
      await page.getByRole('link', { name: 'Personio öffnen: Verbindung einrichten' }).click();
      await page.getByLabel('Job-ID').fill(PERSONIO_JOB);
      await page.getByText('Job-ID 1234567 · Karriereseite muster.jobs.personio.com').waitFor();
      await page.getByRole('button', { name: 'Weiter' }).click();
      await page.getByLabel('Unternehmens-ID').fill('4711');
      await page.getByLabel('Zugriffs-Token', { exact: true }).fill('sandbox-personio-token');
      await page.goBack();
      expect(await page.getByLabel('Job-ID').inputValue()).toBe(PERSONIO_JOB);
      await page.goForward();
      expect(await page.getByLabel('Unternehmens-ID').inputValue()).toBe('4711');
      await page.getByRole('button', { name: 'Weiter' }).click();
      await page.getByLabel('Kanal-ID').fill('815');
      await page.getByRole('button', { name: 'Weiter' }).click();
      await page.getByRole('button', { name: 'Prüfen', exact: true }).last().click();
      await page.getByText('Nur geprüft. Es wurde nichts gespeichert.').waitFor();
      await page.getByRole('checkbox', { name: 'Unbewiesene Werte annehmen' }).check();
      await page.getByRole('button', { name: 'Speichern und verifizieren' }).click();
      await giveAgain(page);
      await page.getByText('Personio ist verbunden.').waitFor();
      const lines = page.getByRole('list', { name: 'Ergebnis der Prüfung' }).getByRole('listitem');
      const said = await lines.allInnerTexts();
      expect(said.map((line) => /(Bestätigt|Widerlegt|Unbewiesen)/.exec(line)?.[0])).toEqual([
        'Bestätigt',
        expect.any(String),
        'Bestätigt',
        'Unbewiesen',
      ]);
      await manager.screenshot('story-b.verified');
    },
    PATIENCE,
  );

  it(
    'links a job by its address in Personio',
    async () => {
      const { page } = manager;
      await goTo(page, 'Stellen');
      await page.getByRole('button', { name: `Job-ID eintragen: ${JOBS[0]}, Personio` }).click();
      await page.getByLabel('Job-ID in Personio').fill(PERSONIO_JOB);
      await page.getByText('Job-ID 1234567 im Link gefunden').waitFor();
      await page.getByRole('button', { name: 'Verknüpfen' }).click();
      await page.getByRole('button', { name: 'Fertig' }).click();
      await page
        .getByRole('row')
        .filter({ hasText: JOBS[0] })
        .getByText('1234567', { exact: true })
        .waitFor();
      await manager.screenshot('story-b.linked');
    },
    PATIENCE,
  );

  it(
    'enters an application with its CV, which Personio gets; a second one cannot be delivered and says why',
    async () => {
      const { page } = manager;
      const email = 'max.muster@example.org';
      const cv = await curriculumVitae('Max Muster');
      await enterApplication(page, email);
      const choosing = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Dateien wählen' }).click();
      await (await choosing).setFiles({ name: cv.fileName, mimeType: cv.mediaType, buffer: cv.content });
      await page.getByRole('button', { name: 'Bewerbung erfassen' }).dblclick();
      await page.getByRole('heading', { level: 1, name: 'Max Muster' }).waitFor();
      const deliveries = page.getByRole('region', { name: 'Zustellungen' });
      await deliveries.getByText('Zugestellt', { exact: true }).waitFor();
      await manager.screenshot('story-b.delivered');

      const personio = await stage.partnersPage(manager, '/personio');
      const arrived = personio.getByRole('row').filter({ hasText: email });
      await arrived.getByRole('link', { name: 'Lebenslauf.pdf' }).waitFor();
      expect(await arrived.count()).toBe(1);

      await enterApplication(page, email);
      await page.getByRole('button', { name: 'Bewerbung erfassen' }).click();
      await deliveries.getByText('Unzustellbar', { exact: true }).waitFor();
      await deliveries.getByText('Was das bedeutet').waitFor();
      await deliveries.getByText('Nächster Schritt:').waitFor();
      expect(await deliveries.getByRole('button', { name: 'Erneut zustellen' }).count()).toBe(0);
      await manager.screenshot('story-b.undeliverable');
    },
    PATIENCE,
  );

  it(
    'hands the second one over by e-mail, sees who was told, and finds it by its reason',
    async () => {
      const { page } = manager;
      const deliveries = page.getByRole('region', { name: 'Zustellungen' });
      await deliveries.getByText('Wer benachrichtigt wurde').waitFor();
      await deliveries.getByRole('button', { name: 'Per E-Mail übergeben' }).click();
      const dialog = page.getByRole('dialog', { name: 'Per E-Mail übergeben' });
      await dialog.getByLabel('An', { exact: true }).click();
      await page.getByRole('option', { name: /recruiter@muster\.test/ }).click();
      await dialog.getByRole('button', { name: 'Senden' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await deliveries.getByText(/^Link gesendet an .* noch nicht abgeholt$/).waitFor();
      await manager.screenshot('story-b.handed-over');

      await page.goto('/integrations/personio');
      await page.getByRole('link', { name: /Der Partner hat bereits eine Bewerbung .* \(1\)/ }).click();
      const chip = page.getByRole('button', {
        name: /^1 × Der Partner hat bereits /,
        pressed: true,
      });
      await chip.waitFor();
      await page.getByRole('row').nth(1).waitFor();
      expect(await page.getByRole('row').count()).toBe(2);
      await manager.screenshot('story-b.by-reason');
      await page.getByRole('link', { name: JOBS[0] }).click();
      await page.getByRole('button', { name: 'Als ZIP übergeben' }).waitFor();
      await manager.screenshot('story-b.delivery');
    },
    PATIENCE,
  );

  it('shows nothing in the browser’s console that went wrong', () => expect(manager.faults).toEqual([]));
});

/** Fills in an application by hand, up to its documents. */
async function enterApplication(page: Page, email: string): Promise<void> {
  await goTo(page, 'Bewerbungen');
  await page.getByRole('link', { name: 'Bewerbung erfassen' }).first().click();
  await page.getByPlaceholder('Eine Stelle wählen').click();
  await page.getByRole('option', { name: JOBS[0] }).click();
  await page.getByLabel('Vorname').fill('Max');
  await page.getByLabel('Nachname').fill('Muster');
  await page.getByLabel('E-Mail').fill(email);
}
