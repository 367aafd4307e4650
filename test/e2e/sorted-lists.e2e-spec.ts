import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../support/expect-status.ts';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub, type TestOrganisation } from '../support/test-hub.ts';

interface Page {
  readonly data: readonly Readonly<Record<string, string>>[];
  readonly nextCursor: string | null;
}

const TITLES = ['Ärztin', 'Bäcker', 'apotheker', 'Zahnarzt', 'Bäcker'];
const LONG = 'Ä'.repeat(90);
const LONG_TITLE = '工'.repeat(200);

let hub: TestHub;
let organisation: TestOrganisation;
let manager: PersonClient;
let admin: PersonClient;
beforeAll(async () => {
  hub = await TestHub.start();
  organisation = await hub.organisation('Muster & Söhne');
  [manager, admin] = await Promise.all([organisation.member('manager'), hub.staff('admin')]);
});
afterAll(() => hub.stop());

/** All rows, read two by two, with what `between` does after the first page. */
async function walk(by: PersonClient, path: string, between?: () => Promise<unknown>): Promise<Page['data']> {
  const rows: Page['data'][number][] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const { body } = expectStatus(200, await by.get<Page>(`${path}&limit=2${from}`));
    rows.push(...body.data);
    if (cursor === '') await between?.();
    cursor = body.nextCursor;
  }
  return rows;
}
const job = (title: string) => manager.post('/console/api/jobs', { title, descriptionHtml: '<p>x</p>' });
const titles = async (sort: string, between?: () => Promise<unknown>) =>
  (await walk(manager, `/console/api/jobs?sort=${sort}`, between)).map(({ title }) => title);

describe('a sorted list', () => {
  it('200: jobs by title as people read it, page by page, each once, though others come in meanwhile', async () => {
    for (const title of TITLES) expectStatus(201, await job(title));
    const sorted = ['apotheker', 'Ärztin', 'Bäcker', 'Bäcker', 'Zahnarzt'];
    expect(await titles('title')).toEqual(sorted);
    expect(await titles('-title')).toEqual(sorted.toReversed());
    expect(await titles('created')).toEqual(TITLES);
    expect(await titles('title', () => job('Aal'))).toEqual(sorted);
    for (const at of [1, 2]) expectStatus(201, await job(LONG_TITLE.slice(at)));
    expect(await titles('-title')).toHaveLength(8);
  });

  it('200: organisations by name, long ones too', async () => {
    for (const name of [`${LONG} 1`, `${LONG} 2`, `${LONG} 3`, 'Zoo']) {
      expectStatus(201, await admin.post('/console/api/organisations', { name, country: 'DE' }));
    }
    const names = (await walk(admin, '/console/api/organisations?sort=-name')).map(({ name }) => name);
    expect(names).toEqual(['Zoo', 'Muster & Söhne', `${LONG} 3`, `${LONG} 2`, `${LONG} 1`]);
  });

  it('200: connections by organisation, and by since when', async () => {
    const path = (sort: string) => `/console/api/connections?partner=join&sort=${sort}`;
    const by = async (sort: string, field: string) =>
      (await walk(admin, path(sort))).map(({ [field]: value = '' }) => value);
    const names = await by('organisation', 'organisationName');
    expect([names[0], names.at(-1), names.length]).toEqual([`${LONG} 1`, 'Zoo', 5]);
    const since = await by('-since', 'stateChangedAt');
    expect(since).toEqual(since.toSorted().toReversed());
    expect(since).toHaveLength(5);
  });

  it('200: members by name', async () => {
    for (const role of ['recruiter', 'auditor'] as const) await organisation.member(role);
    const names = (await walk(manager, '/console/api/members?sort=name')).map(({ name = '' }) => name);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
    expect(names).toHaveLength(3);
  });

  it('200: the oldest event first, to the newest', async () => {
    const path = '/console/api/audit/events?exceptAction=session.started';
    const newest = (await walk(manager, path)).map(({ id }) => id);
    const oldest = (await walk(manager, `${path}&order=oldest`)).map(({ id }) => id);
    expect(oldest).toEqual(newest.toReversed());
    expect(newest.length).toBeGreaterThan(4);
  });

  it('200: requests by age, the oldest first unless asked otherwise', async () => {
    for (const name of ['Eins', 'Zwei', 'Drei']) {
      const asking = await (await hub.organisation(name)).member('manager');
      const asked = { partner: 'join', confirmedPaidPlan: true };
      expectStatus(201, await asking.post('/console/api/support-requests', asked));
      hub.clock.advance(60_000);
    }
    const by = async (sort: string) =>
      (await walk(admin, `/console/api/support-requests?${sort}`)).map((row) => row['organisationName']);
    expect(await by('')).toEqual(['Eins', 'Zwei', 'Drei']);
    expect(await by('sort=age')).toEqual(['Drei', 'Zwei', 'Eins']);
    expect(await by('sort=organisation')).toEqual(['Drei', 'Eins', 'Zwei']);
  });

  it('200: operator keys by name, by when they were made and by last use', async () => {
    await admin.stepUp();
    for (const name of ['Berta', 'ärger', 'Zeta']) {
      const made = await admin.post<{ id: string }>('/console/api/operator-keys', {
        name,
        scopes: ['organisations:write'],
      });
      const { id } = expectStatus(201, made).body;
      expectStatus(200, await admin.post(`/console/api/keys/${id}/save`));
      hub.clock.advance(1_000);
    }
    const by = async (sort: string) =>
      (await walk(admin, `/console/api/operator-keys?sort=${sort}`)).map(({ name }) => name);
    expect(await by('name')).toEqual(['ärger', 'Berta', 'Zeta']);
    expect(await by('-created')).toEqual(['Zeta', 'ärger', 'Berta']);
    const used = `update api_key set last_used_at = now() where name = 'ärger'`;
    await hub.database.query(used);
    expect((await by('-used'))[0]).toBe('ärger');
    expect((await by('used')).at(-1)).toBe('ärger');
  });

  it('200: sign-offs of the log and messages of a webhook, the oldest first', async () => {
    const [auditor] = await Promise.all([organisation.member('auditor'), manager.stepUp()]);
    for (const note of ['Eins', 'Zwei', 'Drei']) {
      const period = { from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z', note };
      expectStatus(204, await auditor.post('/console/api/audit/reviews', period));
    }
    const notes = async (order: string) =>
      (await walk(auditor, `/console/api/audit/reviews?order=${order}`)).map(({ note }) => note);
    expect(await notes('oldest')).toEqual(['Eins', 'Zwei', 'Drei']);
    expect(await notes('newest')).toEqual(['Drei', 'Zwei', 'Eins']);

    const hook = { url: 'https://hr.example.org/hook', events: ['job.published'] };
    const { id } = expectStatus(201, await manager.post<{ id: string }>('/console/api/webhooks', hook)).body;
    const sent: string[] = [];
    for (let at = 0; at < 3; at++) {
      const tested = await manager.post<{ messageId: string }>(`/console/api/webhooks/${id}/test`);
      sent.push(expectStatus(202, tested).body.messageId);
    }
    const ids = async (order: string) =>
      (await walk(manager, `/console/api/webhooks/${id}/messages?order=${order}`)).map((row) => row['id']);
    expect(await ids('oldest')).toEqual(sent);
    expect(await ids('newest')).toEqual(sent.toReversed());
  });

  it('200: findings by since when, and by organisation', async () => {
    const connections = await walk(admin, '/console/api/connections?partner=join&sort=organisation');
    for (const [at, { id }] of connections.slice(0, 3).entries()) {
      const found = `insert into finding (id, connection_id, "check", reason, since)
                     values (gen_random_uuid(), $1, 'keys.unused', 'key_unused', date_trunc('second', now()) - $2 * interval '1 hour')`;
      await hub.database.query(found, [id, at]);
    }
    const by = async (sort: string) =>
      (await walk(admin, `/console/api/health/findings?state=open&sort=${sort}`)).map(
        (row) => row['connectionId'],
      );
    const ids = connections.slice(0, 3).map(({ id }) => id);
    expect(await by('organisation')).toEqual(ids);
    expect(await by('-organisation')).toEqual(ids.toReversed());
    expect(await by('-since')).toEqual(ids);
    expect(await by('since')).toEqual(ids.toReversed());
  });

  it.each([
    'sort=salary',
    'sort=title;drop',
    'sort=title&cursor=WyJ4Il0',
    'sort=created&cursor=WyJ4IiwieSJd',
  ])('400: %s is named', async (query) => {
    const { status, body } = await manager.get<{ code: string }>(`/console/api/jobs?${query}`);
    expect([status, body.code]).toEqual([400, 'request.invalid']);
  });
});
