import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operatorAts } from '../contract/operator-ats-under-test.ts';
import { startBrowser, Visitor } from '../support/browser.ts';
import { anApplication } from '../support/connected-partner.ts';
import { PersonClient } from '../support/person-client.ts';
import { TestHub } from '../support/test-hub.ts';

const PASSWORD = 'a password for the demo';
const PATIENCE = 120_000;

describe('an own ATS, clicked in German', () => {
  let hub: TestHub;
  let browser: Awaited<ReturnType<typeof startBrowser>>;
  let manager: Visitor;
  beforeAll(async () => {
    hub = await TestHub.start({
      DEMO: 'on',
      DEMO_PASSWORD: PASSWORD,
      OUTGOING_PRIVATE_HOSTS: '127.0.0.1',
    });
    browser = await startBrowser();
    manager = await Visitor.open(browser, hub.url, { language: 'de', scheme: 'light', width: 1280 });
    await manager.signIn('manager@muster.test', PASSWORD);
  }, PATIENCE);
  afterAll(async () => {
    await browser.close();
    await hub.stop();
  });

  it(
    'a manager enters its address, verifies it, switches it off and on again, and decides about what came meanwhile',
    async () => {
      const { page } = manager;
      await page.goto(`${hub.url}/integrations`);
      await page.getByRole('link', { name: 'Eigenes ATS öffnen: Verbindung einrichten' }).click();
      await page.getByLabel('Adresse', { exact: true }).fill(`${hub.sandboxUrl}/operator-ats/muster/in`);
      await page.getByLabel('Signaturschlüssel', { exact: true }).fill(String(operatorAts.secrets[0]));
      await page.getByRole('button', { name: 'Speichern und verifizieren' }).click();
      const again = page.getByRole('dialog', { name: 'Passwort erneut eingeben' });
      await again.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
      await again.getByRole('button', { name: 'Weiter' }).click();
      await page.getByText('ATS ist verbunden.').waitFor();
      await page.getByText('In Gebrauch').waitFor();
      await page.getByRole('row', { name: /Adresse.*Bestätigt/ }).waitFor();

      await page.getByRole('switch', { name: 'ATS verwenden' }).click();
      const ending = page.getByRole('dialog', { name: 'ATS ausschalten?' });
      await ending.getByText('Wartende Zustellungen werden angehalten.').waitFor();
      await ending.getByRole('button', { name: 'Ausschalten' }).click();
      await page.getByRole('switch', { name: 'ATS verwenden', checked: false }).waitFor();

      const api = await PersonClient.signIn(hub.url, 'manager@muster.test', PASSWORD);
      const jobs = await api.get<{ data: { id: string }[] }>('/console/api/jobs?status=open');
      await api.post('/console/api/applications', anApplication(String(jobs.body.data[0]?.id)));
      await page.reload();
      await page.getByRole('switch', { name: 'ATS verwenden' }).click();
      const beginning = page.getByRole('dialog', { name: 'ATS einschalten?' });
      await beginning.getByText('1 Bewerbung kam, während die Verbindung aus war').waitFor();
      await beginning.getByRole('radio', { name: 'Zurückhalten' }).click();
      await manager.screenshot('operator-ats.switching-on');
      await beginning.getByRole('button', { name: 'Einschalten' }).click();
      await beginning.waitFor({ state: 'hidden' });
      const waiting = page.getByRole('region', { name: 'Was auf diese Verbindung wartet' });
      await waiting.getByRole('radio', { name: 'Zustellen', exact: true }).waitFor();
      await manager.screenshot('operator-ats.waiting');
      await waiting.getByRole('button', { name: 'Entscheiden' }).click();
      await waiting.getByText('Entschieden.').waitFor();
      const { body } = await api.get<{ unplanned: number }>(
        '/console/api/connections/operator-ats/waiting-deliveries',
      );
      expect(body.unplanned).toBe(0);
      expect(manager.faults).toEqual([]);
    },
    PATIENCE,
  );
});
