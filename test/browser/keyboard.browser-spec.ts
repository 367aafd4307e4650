import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { personio } from '../contract/personio-under-test.ts';
import { curriculumVitae } from '../stories/papers.ts';
import type { Visitor } from '../support/browser.ts';
import { anApplication } from '../support/connected-partner.ts';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { PersonClient } from '../support/person-client.ts';
import { PASSWORD, PATIENCE, Stage } from './stage.ts';

interface Id {
  readonly id: string;
}

/** More than any page has places for. */
const MOST_STEPS = 80;
/** Where the focus is, and whether it is seen: within the window, below the header, and drawn. */
const FOCUS = `(() => {
  const focused = document.activeElement;
  const drawn = focused.matches('input[type=radio]') ? document.querySelector('label[for="' + focused.id + '"]') : focused;
  const { top, bottom } = drawn.getBoundingClientRect();
  const { outlineStyle, boxShadow } = getComputedStyle(drawn);
  const header = document.querySelector('.mantine-AppShell-header');
  const isClear = focused.closest('.mantine-AppShell-header, .skip-link, [role=dialog]') || top >= header.offsetHeight;
  return {
    name: focused.tagName + ' ' + (focused.ariaLabel ?? focused.labels?.[0]?.innerText ?? focused.innerText).slice(0, 40),
    isSeen: Boolean(isClear) && bottom <= innerHeight && (outlineStyle !== 'none' || boxShadow !== 'none'),
  };
})()`;

describe('the keyboard alone, in German', () => {
  let stage: Stage;
  let api: PersonClient;

  beforeAll(async () => {
    stage = await Stage.set();
    api = await PersonClient.signIn(stage.hub.url, 'manager@muster.test', PASSWORD);
    await personio.prepare(stage.hub);
    expect(await personio.connect(api, '4711')).toBe('connected');
  }, PATIENCE);
  afterAll(() => stage.strike());

  it(
    'a job is created: places, salary, a question; a refused value has the focus and is seen',
    async () => {
      const { page } = await at('manager@muster.test', '/jobs');
      await press(page, page.getByRole('link', { name: 'Neue Stelle' }));
      await focused(page.getByRole('heading', { level: 1, name: 'Neue Stelle' }));
      await type(page, page.getByLabel('Titel'), 'Gleisbau');
      await type(page, page.getByRole('textbox', { name: 'Beschreibung' }), '<p>Gleise bauen.</p>');
      await type(page, page.getByLabel('Ort von Standort 1'), 'Wien');
      await press(page, page.getByRole('button', { name: 'Standort hinzufügen' }));
      await type(page, page.getByLabel('Ort von Standort 2'), 'Graz', 'Shift+Tab');
      await press(page, page.getByRole('switch', { name: 'Gehalt angeben' }), 'Space');
      await type(page, page.getByLabel('Von (brutto)'), '42000');
      await type(page, page.getByLabel('Währung'), 'EU');
      await press(page, page.getByRole('button', { name: 'Frage hinzufügen' }));
      await type(
        page,
        page.getByRole('textbox', { name: 'Frage 1', exact: true }),
        'Führerschein?',
        'Shift+Tab',
      );
      await choose(page, page.getByRole('combobox', { name: 'Art der Antwort auf Frage 1' }), 'Ja oder Nein');
      await press(page, page.getByRole('checkbox', { name: 'Antwort nötig' }), 'Space');
      await tabTo(page, page.getByRole('radio', { name: 'Entwurf' }));
      await page.keyboard.press('ArrowRight');
      await press(page, page.getByRole('button', { name: 'Stelle anlegen' }));
      await focused(page.getByLabel('Währung'));
      expect(await page.evaluate(FOCUS)).toMatchObject({ isSeen: true });
      await page.keyboard.press('End');
      await page.keyboard.type('R');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Gleisbau' }).waitFor();
      const { data } = expectStatus(
        200,
        await api.get<{ data: object[] }>('/console/api/jobs?search=Gleisbau'),
      ).body;
      expect(data).toMatchObject([{ status: 'open' }]);
      await page.close();
    },
    PATIENCE,
  );

  it(
    'an application is opened, its document looked at, delivered again; erasing it is called off',
    async () => {
      await undeliverable(stage, api);
      const { page } = await at('manager@muster.test', '/applications');
      await press(page, page.getByRole('row').nth(1));
      await focused(page.getByRole('heading', { level: 1, name: 'Anna Muster' }));
      const look = page.getByRole('button', { name: 'Lebenslauf.pdf ansehen' });
      await press(page, look);
      await focused(page.getByRole('dialog').getByRole('button', { name: 'Schließen' }));
      await page.keyboard.press('Escape');
      await focused(look);
      await press(page, page.getByRole('button', { name: 'Erneut zustellen' }));
      await page
        .getByRole('region', { name: 'Zustellungen' })
        .getByText('Zugestellt', { exact: true })
        .waitFor();
      await focused(page.getByRole('heading', { name: 'Zustellungen' }));
      const erase = page.getByRole('button', { name: 'Bewerbung löschen' });
      await press(page, erase);
      const dialog = page.getByRole('dialog');
      await focused(dialog.getByRole('button', { name: 'Abbrechen' }));
      for (let step = 0; step < 4; step += 1) {
        await page.keyboard.press('Tab');
        await focused(dialog.locator('*'));
      }
      await press(page, dialog.getByRole('button', { name: 'Abbrechen' }));
      await focused(erase);
      await page.close();
    },
    PATIENCE,
  );

  it(
    'an administrator invites somebody, changes a role, shuts an account and opens it again',
    async () => {
      const { page } = await at('admin@andock.test', '/staff');
      const invite = page.getByRole('button', { name: 'Einladen' });
      await press(page, invite);
      const dialog = page.getByRole('dialog');
      await focused(dialog.getByLabel('E-Mail', { exact: true }));
      await page.keyboard.type('nina.neu@andock.test');
      await choose(page, dialog.getByRole('combobox', { name: 'Rolle' }), 'Prüfung');
      await press(page, dialog.getByRole('button', { name: 'Einladung senden' }));
      await page.getByText('nina.neu@andock.test').waitFor();
      await focused(invite);
      const row = page.getByRole('row', { name: /Alex Audit/ });
      await choose(page, row.getByRole('combobox'), 'Support');
      await row
        .getByRole('cell', { name: /^Support/ })
        .first()
        .waitFor();
      await press(page, row.getByRole('button', { name: 'Alex Audit sperren' }));
      await focused(dialog.getByRole('button', { name: 'Abbrechen' }));
      await press(page, dialog.getByRole('button', { name: 'Sperren' }));
      await focused(row.getByRole('button', { name: 'Alex Audit entsperren' }));
      await page.keyboard.press('Enter');
      await focused(row.getByRole('button', { name: 'Alex Audit sperren' }));
      await page.close();
    },
    PATIENCE,
  );

  it(
    'the support team takes a request over, answers and approves it',
    async () => {
      const asked = { partner: 'join', confirmedPaidPlan: true };
      expectStatus(201, await api.post('/console/api/support-requests', asked));
      const { page } = await at('support@andock.test', '/support-requests');
      await press(page, page.getByRole('row').nth(1));
      await focused(page.getByRole('heading', { level: 1 }));
      const take = page.getByRole('button', { name: 'Übernehmen' });
      await press(page, take);
      await take.waitFor({ state: 'detached' });
      await tabTo(page, page.getByRole('radio', { name: 'Interne Notiz' }));
      await page.keyboard.press('ArrowRight');
      const answer = page.getByRole('textbox', { name: 'Antwort an die Organisation' });
      await type(page, answer, 'Ist gleich erledigt.');
      await press(page, page.getByRole('button', { name: 'Antwort senden' }));
      await page.getByRole('listitem').filter({ hasText: 'Ist gleich erledigt.' }).waitFor();
      await focused(answer);
      await press(page, page.getByRole('button', { name: 'Genehmigen' }), 'Enter', 'Shift+Tab');
      await focused(page.getByRole('dialog').getByRole('button', { name: 'Genehmigen' }));
      await page.keyboard.press('Enter');
      await page.getByRole('listitem').filter({ hasText: 'Genehmigt' }).waitFor();
      await page.close();
    },
    PATIENCE,
  );

  const at = async (who: string, path: string): Promise<Visitor> => {
    const visitor = await stage.enter(who);
    await visitor.page.goto(path);
    await visitor.settle();
    await focused(visitor.page.getByRole('heading', { level: 1 }));
    return visitor;
  };
});

/** An application that came when the job was closed at the partner; it is open again since. */
async function undeliverable(stage: Stage, manager: PersonClient): Promise<void> {
  const jobs = await manager.get<{ data: Id[] }>('/console/api/jobs?search=Lehre');
  const jobId = String(jobs.body.data[0]?.id);
  await personio.link(manager, jobId, personio.places.closed);
  const made = await manager.post<Id>(
    '/console/api/applications',
    anApplication(jobId, { documentsExpected: 1 }),
  );
  const { id } = expectStatus(201, made).body;
  const { fileName, mediaType, content } = await curriculumVitae('Anna Muster');
  const form = new FormData();
  form.set('category', 'cv');
  form.set('file', new Blob([new Uint8Array(content)], { type: mediaType }), fileName);
  expectStatus(201, await manager.post(`/console/api/applications/${id}/documents`, form));
  await eventually('the delivery has failed', async () => {
    const { body } = await manager.get<{ data: unknown[] }>('/console/api/deliveries?state=undeliverable');
    return body.data.length > 0;
  });
  await personio.link(manager, jobId, personio.places.open);
}

const focused = (target: Locator) => target.and(target.page().locator(':focus')).waitFor();

/** Goes on until this has the focus; each place on the way has to be seen. */
async function tabTo(page: Page, target: Locator, by: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor({ state: 'attached' });
  const way: string[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press(by);
    const { name, isSeen } = await page.evaluate<{ name: string; isSeen: boolean }>(FOCUS);
    way.push(isSeen ? name : `${name} (not seen)`);
    if ((await target.and(page.locator(':focus')).count()) > 0) break;
  }
  expect(way.filter((name) => name.endsWith('(not seen)'))).toEqual([]);
  expect(way.length).toBeLessThan(MOST_STEPS);
}

async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter', by?: 'Shift+Tab') {
  if ((await target.and(page.locator(':focus')).count()) === 0) await tabTo(page, target, by);
  await page.keyboard.press(key);
}

async function type(page: Page, target: Locator, text: string, by?: 'Shift+Tab'): Promise<void> {
  await tabTo(page, target, by);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** Opens a list of choices and goes down to one of them. */
async function choose(page: Page, target: Locator, name: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
  const option = page.getByRole('option', { name, exact: true });
  await option.waitFor();
  for (
    let step = 0;
    step < MOST_STEPS && (await option.getAttribute('data-combobox-selected')) === null;
    step += 1
  )
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await option.waitFor({ state: 'hidden' });
}
