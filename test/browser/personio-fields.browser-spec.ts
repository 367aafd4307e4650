import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personio } from '../contract/personio-under-test.ts';
import type { Visitor } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { PersonClient } from '../support/person-client.ts';
import { PASSWORD, PATIENCE, Stage } from './stage.ts';

describe('where answers go in Personio, clicked in German', () => {
  let stage: Stage;
  let manager: Visitor;
  beforeAll(async () => {
    stage = await Stage.set();
    const api = await PersonClient.signIn(stage.hub.url, 'manager@muster.test', PASSWORD);
    await personio.connect(api, '4711');
    const { body } = await api.get<{ data: { id: string }[] }>('/console/api/jobs');
    const questions = [{ id: 'shift_work', text: 'Ist Schichtarbeit möglich?', type: 'yes_no' }];
    await api.send('PATCH', `/console/api/jobs/${body.data[0]?.id}`, { questions });
    manager = await stage.enter('manager@muster.test');
  }, PATIENCE);
  afterAll(() => stage.strike());

  it(
    'a manager chooses an attribute for a question, a tag, and a channel for one source, and sees how it was verified',
    async () => {
      const { page } = manager;
      await page.goto('/integrations/personio');
      const card = page.getByRole('region', { name: 'Wohin Antworten in Personio gehen' });
      await card.getByLabel('Wohin die Antworten auf „Ist Schichtarbeit möglich?“ gehen').click();
      await page.getByRole('option', { name: 'Eigenes Attribut 3', exact: true }).click();
      await card.getByLabel('Kanal-ID für: JOIN').fill('816');
      await card.getByLabel('Tags').fill('karriere');
      await card.getByLabel('Tags').press('Enter');
      await manager.screenshot('personio-fields');
      await card.getByRole('button', { name: 'Speichern' }).click();
      await card.getByText('Gespeichert.').waitFor();
      await page.reload();
      const kept = async (label: string | RegExp, value: string) =>
        eventually(`${value} is kept`, async () => (await card.getByLabel(label).inputValue()) === value);
      await kept(/Wohin die Antworten auf „Ist Schicht/, 'Eigenes Attribut 3');
      await kept('Kanal-ID für: JOIN', '816');
      await card.getByText('karriere', { exact: true }).waitFor();
      await page.getByText('Wie geprüft wurde').click();
      await page
        .getByText('Leere Bewerbung gesendet, einmal mit dem Token und einmal mit einem falschen')
        .waitFor();
      await manager.screenshot('personio-steps');
      expect(manager.faults).toEqual([]);
    },
    PATIENCE,
  );
});
