import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ALWAYS, exported, EXPORTS, unpacked, verify } from '../support/audit-bundle.ts';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub, type TestOrganisation } from '../support/test-hub.ts';

let hub: TestHub;
let key: string;
beforeAll(async () => {
  hub = await TestHub.start();
  key = (await (await fetch(`${hub.url}/.well-known/andock-audit-key`)).text()).trim();
});
afterAll(() => hub.stop());

interface Line {
  readonly seq: number;
  readonly event: {
    readonly action: string;
    readonly outcome: string;
    readonly actor: { readonly id: string };
    readonly target: { readonly id: string };
  };
}

async function linesOf(folder: string): Promise<Line[]> {
  const text = await readFile(join(folder, 'events.jsonl'), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}

/** An organisation whose log has events of two people, some of them failed, mixed with one another. */
async function mixedLog(): Promise<{
  organisation: TestOrganisation;
  manager: PersonClient;
  other: PersonClient;
}> {
  const organisation = await hub.organisation();
  const manager = await organisation.member('manager');
  const other = await organisation.member('auditor');
  for (let times = 0; times < 3; times += 1) {
    await manager.stepUp();
    await other.stepUp();
    await manager.post('/console/api/session/step-up', { password: 'not the password' });
  }
  return { organisation, manager, other };
}

/** The whole log, from an export without a filter. */
async function wholeLog(by: PersonClient): Promise<Line[]> {
  const { id } = await exported(by, { format: 'jsonl' });
  return linesOf(await unpacked(by, id));
}

describe('POST /console/api/audit/exports with a filter', () => {
  it('202: shows what the filter chooses, and proves that it is in the log', async () => {
    const { manager } = await mixedLog();
    const all = await wholeLog(manager);
    const wanted = all.filter(({ event }) => event.action === 'session.stepped-up').map(({ seq }) => seq);
    expect(wanted.length).toBeGreaterThan(3);
    const made = await exported(manager, { filter: { action: 'session.stepped-up' } });
    expect(made).toMatchObject({
      state: 'ready',
      verdict: 'proven',
      filter: { action: 'session.stepped-up' },
      events: wanted.length,
      firstSeq: wanted[0],
      lastSeq: wanted.at(-1),
    });
    const folder = await unpacked(manager, made.id);
    expect((await linesOf(folder)).map(({ seq }) => seq)).toEqual(wanted);
    expect(await verify(folder, '--key', key)).toMatchObject({
      code: 0,
      output: expect.stringContaining('inclusion, not completeness'),
    });
    const table = await readFile(join(folder, 'events.csv'), 'utf8');
    expect(table.trim().split('\r\n')).toHaveLength(wanted.length + 1);
    const summary = await readFile(join(folder, 'summary.en.html'), 'utf8');
    expect(summary).toContain('action session.stepped-up');
    expect(summary).toContain('not that they are all');
    expect(summary).not.toContain('no gaps');
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as object;
    expect(manifest).toMatchObject({
      filter: { action: 'session.stepped-up' },
      stragglers: { count: 0 },
      actionCounts: { 'session.stepped-up': wanted.length },
    });
  });

  it('202: all that a filter names must hold', async () => {
    const { manager, other } = await mixedLog();
    const all = await wholeLog(manager);
    const actor = all.find(({ event }) => event.outcome === 'failure')?.event.actor.id ?? '';
    const target = all.find(({ event }) => event.action === 'session.stepped-up')?.event.target.id ?? '';
    const cases: [Record<string, string>, (line: Line['event']) => boolean][] = [
      [{ outcome: 'failure' }, ({ outcome }) => outcome === 'failure'],
      [{ exceptAction: 'session.stepped-up' }, ({ action }) => action !== 'session.stepped-up'],
      [{ actorId: actor }, ({ actor: { id } }) => id === actor],
      [{ targetId: target }, ({ target: { id } }) => id === target],
      [
        { actorId: actor, action: 'session.stepped-up', outcome: 'success' },
        ({ actor: { id }, action, outcome }) =>
          id === actor && action === 'session.stepped-up' && outcome === 'success',
      ],
    ];
    for (const [filter, holds] of cases) {
      const made = await exported(other, { format: 'jsonl', filter });
      expect(made.verdict).toBe('proven');
      const shown = await linesOf(await unpacked(other, made.id));
      const wanted = all.filter(({ event }) => holds(event)).map(({ seq }) => seq);
      expect(wanted.length).toBeGreaterThan(0);
      expect(shown.map(({ seq }) => seq).slice(0, wanted.length)).toEqual(wanted);
      expect(shown.every(({ event }) => holds(event))).toBe(true);
    }
  });

  it('202: only of the period, and nothing found is proven too', async () => {
    const { manager } = await mixedLog();
    const filter = { action: 'session.stepped-up' };
    const past = await exported(manager, { filter, to: '2020-01-02T00:00:00Z' });
    expect(past).toMatchObject({ verdict: 'proven', events: 0, firstSeq: null });
    const nobody = await exported(manager, { filter: { actorId: 'nobody' } });
    expect(nobody).toMatchObject({ verdict: 'proven', events: 0 });
    expect(await verify(await unpacked(manager, nobody.id), '--key', key)).toMatchObject({ code: 0 });
  });

  it('202: the log says by what was chosen', async () => {
    const { manager, organisation } = await mixedLog();
    const filter = { action: 'session.stepped-up', outcome: 'success' };
    await exported(manager, { filter });
    const { body } = await manager.get<{ data: { facts: object; sentence: string }[] }>(
      '/console/api/audit/events?action=export.requested',
    );
    expect(body.data[0]).toMatchObject({ facts: { filter }, sentence: expect.stringContaining('only') });
    expect(await organisation.trail()).toContain('export.finished');
  });

  it('400: a filter names something that can be', async () => {
    const { manager } = await mixedLog();
    const refused: [object, string][] = [
      [{}, 'filter'],
      [{ action: 'key.saaved' }, 'filter.action'],
      [{ exceptAction: '__proto__' }, 'filter.exceptAction'],
      [{ outcome: 'maybe' }, 'filter.outcome'],
      [{ actor: 'x' }, 'filter.actor'],
      [{ targetId: 'x'.repeat(201) }, 'filter.targetId'],
      [{ targetId: 'a\u0000b' }, 'filter.targetId'],
    ];
    for (const [filter, field] of refused) {
      const { status, body } = await manager.post<{ errors: { field: string; message: string }[] }>(EXPORTS, {
        ...ALWAYS,
        format: 'csv',
        filter,
      });
      expect([status, body.errors[0]?.field]).toEqual([400, field]);
    }
    const { body } = await manager.send<{ errors: { message: string }[] }>(
      'POST',
      EXPORTS,
      { from: ALWAYS.to, to: ALWAYS.from, format: 'csv' },
      { 'accept-language': 'de' },
    );
    expect(body.errors[0]?.message).toBe('Das Ende muss nach dem Anfang liegen.');
  });

  it('tampering with what is shown and with what is not both show', async () => {
    const { organisation, manager } = await mixedLog();
    const filter = { action: 'session.stepped-up' };
    await exported(manager, { filter });
    const client = await hub.database.connect();
    try {
      await client.query('set session_replication_role = replica');
      const change = async (sql: string) => (await client.query(sql, [organisation.id])).rowCount;
      const ofLog = (where: string) =>
        `(select leaf.event_id from audit_leaf leaf join audit_event event on event.id = leaf.event_id
           where leaf.log_id = $1 and ${where} order by leaf.seq limit 1)`;
      const shown = ofLog(`event.action = 'session.stepped-up'`);
      await change(`update audit_event set body = body || ' ' where id = ${shown}`);
      expect((await exported(manager, { filter })).verdict).toBe('tampered');
      await change(
        `update audit_event set body = substring(body from 1 for length(body) - 1) where id = ${shown}`,
      );
      expect((await exported(manager, { filter })).verdict).toBe('proven');
      const hidden = ofLog(`event.action <> 'session.stepped-up'`);
      await change(`update audit_leaf set leaf_hash = sha256('forged') where event_id = ${hidden}`);
      expect((await exported(manager, { filter })).verdict).toBe('tampered');
    } finally {
      client.release(true);
    }
  });
});
