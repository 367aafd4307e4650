import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Visitor } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { PersonClient } from '../support/person-client.ts';
import { goTo, PASSWORD, PATIENCE, Stage } from './stage.ts';

describe('sessions, tabs and networks: nothing lost, nothing doubled', () => {
  let stage: Stage;
  let visitor: Visitor;
  let manager: PersonClient;

  beforeAll(async () => {
    stage = await Stage.set();
    visitor = await stage.enter('manager@muster.test');
    manager = await PersonClient.signIn(stage.hub.url, 'manager@muster.test', PASSWORD);
  }, PATIENCE);
  afterAll(() => stage.strike());

  const jobsNamed = async (title: string) => {
    const path = `/console/api/jobs?search=${encodeURIComponent(title)}`;
    return expectStatus(200, await manager.get<{ data: { id: string }[] }>(path)).body.data;
  };
  const startJob = async (title: string) => {
    await goTo(visitor.page, 'Stellen');
    await visitor.page.getByRole('link', { name: 'Neue Stelle' }).click();
    await visitor.page.getByRole('heading', { level: 1, name: 'Neue Stelle' }).waitFor();
    await visitor.page.getByLabel('Titel').fill(title);
    await visitor.page.getByRole('textbox', { name: 'Beschreibung' }).fill('<p>Bahnen bauen.</p>');
    await visitor.page.getByLabel('Ort von Standort 1').fill('Wien');
  };
  const createButton = () => visitor.page.getByRole('button', { name: 'Stelle anlegen' });
  const created = (title: string) =>
    visitor.page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();

  it(
    'a session that ends in the middle of work: sign in again, and what was typed is saved once',
    async () => {
      await startJob('Nach der Pause');
      expectStatus(204, await manager.post('/console/api/sessions/end-others', {}));
      await createButton().click();
      const dialog = visitor.page.getByRole('dialog', { name: 'Erneut anmelden' });
      await dialog.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
      await visitor.screenshot('session.ended');
      await dialog.getByRole('button', { name: 'Anmelden' }).click();
      await created('Nach der Pause');
      expect(await jobsNamed('Nach der Pause')).toHaveLength(1);
    },
    PATIENCE,
  );

  it(
    'a network that is away: the page says so, keeps what was typed, and goes on by itself',
    async () => {
      await startJob('Im Tunnel');
      await visitor.context.setOffline(true);
      await visitor.page.getByText('Der Hub ist nicht erreichbar.').first().waitFor();
      await createButton().dblclick();
      await eventually('the button can be used again', () => createButton().isEnabled());
      await visitor.screenshot('network.away');
      await visitor.context.setOffline(false);
      await visitor.page.getByText('Der Hub ist nicht erreichbar.').nth(1).waitFor({ state: 'hidden' });
      expect(await visitor.page.getByLabel('Titel').inputValue()).toBe('Im Tunnel');
      await createButton().dblclick();
      await created('Im Tunnel');
      expect(await jobsNamed('Im Tunnel')).toHaveLength(1);
    },
    PATIENCE,
  );

  it(
    'a slow double click does its work once, also where the next row moves up; the keyboard goes on from there',
    async () => {
      for (const email of ['a@muster.test', 'b@muster.test', 'c@muster.test'])
        expectStatus(
          201,
          await manager.post('/console/api/members', { email, role: 'recruiter', language: 'de' }),
        );
      const { page } = visitor;
      await goTo(page, 'Mitglieder');
      const withdraw = page.getByRole('button', { name: 'Zurückziehen' });
      await withdraw.nth(2).waitFor();
      const box = await withdraw.first().boundingBox();
      const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + 10];
      await page.mouse.click(x, y);
      await withdraw.nth(2).waitFor({ state: 'detached' });
      await page.mouse.down({ clickCount: 2 });
      await page.mouse.up({ clickCount: 2 });
      await withdraw.nth(1).focus();
      await page.keyboard.press('Enter');
      await withdraw.nth(1).waitFor({ state: 'detached' });
      expect(await withdraw.count()).toBe(1);
      await page.getByRole('heading', { name: 'Offene Einladungen' }).and(page.locator(':focus')).waitFor();
    },
    PATIENCE,
  );

  it(
    'a filter stands in the address, and the back button takes it away again',
    async () => {
      const { page } = visitor;
      await goTo(page, 'Stellen');
      await page.getByRole('row').filter({ hasText: 'Im Tunnel' }).waitFor();
      await page.getByLabel('Titel oder externe Kennung').fill('Lehre');
      await page.getByRole('row').filter({ hasText: 'Im Tunnel' }).waitFor({ state: 'detached' });
      expect(page.url()).toContain('search=Lehre');
      await page.goBack();
      await page.getByRole('row').filter({ hasText: 'Im Tunnel' }).waitFor();
    },
    PATIENCE,
  );

  it(
    'two tabs: what one changes the other shows; signing out in one signs out the other',
    async () => {
      const other = await visitor.anotherTab();
      await other.page.goto('/jobs');
      await other.page.getByRole('row').filter({ hasText: 'Im Tunnel' }).waitFor();
      await startJob('Im ersten Fenster');
      await createButton().click();
      await other.page.getByRole('row').filter({ hasText: 'Im ersten Fenster' }).waitFor();
      await visitor.page.getByRole('button', { name: /^Konto/ }).click();
      await visitor.page.getByRole('button', { name: 'Abmelden' }).click();
      await other.page.waitForURL((address) => address.pathname === '/sign-in');
      expect([...visitor.faults, ...other.faults].filter((fault) => !/ERR_INTERNET/.test(fault))).toEqual([]);
    },
    PATIENCE,
  );
});
