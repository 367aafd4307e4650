import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  BundleWriter,
  formatCheckpoint,
  Frontier,
  leafHash,
  noteKey,
  signNote,
  verifierFile,
} from '@andock/tamper-log';
import type pg from 'pg';
import { system } from '../../src/access/actor.js';
import { AuditLog, type Recorded } from '../../src/audit/audit-log.js';
import { SettleLog } from '../../src/audit/checkpoints/settle-log.js';
import { CheckSchedule } from '../../src/platform/schedule/check-schedule.js';
import { VerifyLogsCheck } from '../../src/audit/verification/verify-logs.check.js';
import { eventually } from '../support/eventually.ts';
import { VerifyLog } from '../../src/audit/verification/verify-log.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { ALWAYS, exported, unpacked, verified, verify } from '../support/audit-bundle.ts';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub } from '../support/test-hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

/** What an auditor holds: the public key, and a checkpoint received before anybody tampered. */
interface Held {
  readonly organisationId: string;
  readonly manager: PersonClient;
  readonly key: string;
  readonly checkpoint: string;
}

async function settledLog(): Promise<Held> {
  const organisation = await hub.organisation();
  const manager = await organisation.member('manager');
  const settle = () => hub.app.get(SettleLog).run(organisation.id, new Date(Date.now() + 1000).toISOString());
  await settle();
  for (let times = 0; times < 4; times += 1) await manager.stepUp();
  await settle();
  const { rows } = await hub.database.query<{ note: string }>(
    'select note from audit_checkpoint where log_id = $1 order by size desc limit 1',
    [organisation.id],
  );
  const checkpoint = join(await mkdtemp(join(tmpdir(), 'andock-held-')), 'checkpoint.txt');
  await writeFile(checkpoint, rows[0]?.note ?? '');
  const key = (await (await fetch(`${hub.url}/.well-known/andock-audit-key`)).text()).trim();
  return { organisationId: organisation.id, manager, key, checkpoint };
}

/** Works on the database as its owner, with no trigger in the way. */
async function asOwner(work: (client: pg.PoolClient) => Promise<unknown>): Promise<void> {
  const client = await hub.database.connect();
  await client.query('begin');
  await client.query('set local session_replication_role = replica');
  await work(client);
  await client.query('commit');
  client.release();
}

/** Makes the head fit the leaves that are there, as somebody would who knows how it is computed. */
async function rebuildHead(client: pg.PoolClient, logId: string): Promise<void> {
  const { rows } = await client.query<{ leaf_hash: Buffer }>(
    'select leaf_hash from audit_leaf where log_id = $1 order by seq',
    [logId],
  );
  const frontier = new Frontier();
  for (const { leaf_hash } of rows) frontier.append(leaf_hash);
  await client.query('update audit_log_head set size = $2, root = $3, frontier = $4 where log_id = $1', [
    logId,
    frontier.size,
    frontier.root(),
    JSON.stringify(frontier),
  ]);
}

const FORGED = Buffer.from('{"action":"key.saved","forged":true}');
type Tampering = (client: pg.PoolClient, logId: string) => Promise<unknown>;

const TAMPERINGS: [string, Tampering][] = [
  [
    'an edited body',
    (client, logId) =>
      client.query(
        'update audit_event set body = $2 where id = (select event_id from audit_leaf where log_id = $1 and seq = 1)',
        [logId, FORGED],
      ),
  ],
  ...[
    Buffer.from('{"action":["=1+1"],\n"actor":{"id":[";"]},"target":{},"id":{"a":"\\u0000"}}'),
    Buffer.from('{"action":"key.saved"}\n{"seq":2,"leaf":"x"}'),
    Buffer.of(0xff, 0x00, 0x0a, 0x22, 0xc3, 0x28),
  ].map((bytes, kind): [string, Tampering] => [
    `an edited body that is no event, of kind ${kind + 1}`,
    (client, logId) =>
      client.query(
        'update audit_event set body = $2 where id = (select event_id from audit_leaf where log_id = $1 and seq = 1)',
        [logId, bytes],
      ),
  ]),
  [
    'an edited body with its leaf and the head recomputed',
    async (client, logId) => {
      const change = [logId, FORGED, leafHash(FORGED)];
      await client.query(
        'update audit_event set body = $2, leaf_hash = $3 where id = (select event_id from audit_leaf where log_id = $1 and seq = 1)',
        change,
      );
      await client.query('update audit_leaf set leaf_hash = $2 where log_id = $1 and seq = 1', [
        logId,
        leafHash(FORGED),
      ]);
      await rebuildHead(client, logId);
    },
  ],
  [
    'a deleted event',
    (client, logId) =>
      client.query(
        'delete from audit_event where id = (select event_id from audit_leaf where log_id = $1 and seq = 1)',
        [logId],
      ),
  ],
  [
    'a deleted event and leaf, the later ones moved up',
    async (client, logId) => {
      await client.query('delete from audit_leaf where log_id = $1 and seq = 1', [logId]);
      await client.query('update audit_leaf set seq = -seq where log_id = $1 and seq > 1', [logId]);
      await client.query('update audit_leaf set seq = -seq - 1 where log_id = $1 and seq < 0', [logId]);
      await rebuildHead(client, logId);
    },
  ],
  [
    'two events in another order',
    async (client, logId) => {
      for (const [from, to] of [
        [1, -1],
        [2, 1],
        [-1, 2],
      ]) {
        await client.query('update audit_leaf set seq = $3 where log_id = $1 and seq = $2', [
          logId,
          from,
          to,
        ]);
      }
      await rebuildHead(client, logId);
    },
  ],
  [
    'an event put in between',
    async (client, logId) => {
      await client.query('update audit_leaf set seq = -seq - 1 where log_id = $1 and seq > 0', [logId]);
      await client.query('update audit_leaf set seq = -seq where log_id = $1 and seq < 0', [logId]);
      await insertForged(client, logId, 1);
      await rebuildHead(client, logId);
    },
  ],
  [
    'the end cut off',
    async (client, logId) => {
      await client.query('delete from audit_leaf where log_id = $1 and seq > 1', [logId]);
      await rebuildHead(client, logId);
    },
  ],
  [
    'a roll-back to an old state, its checkpoints included',
    async (client, logId) => {
      const { rows } = await client.query<{ size: string }>(
        'select min(size) as size from audit_checkpoint where log_id = $1',
        [logId],
      );
      const old = rows[0]?.size;
      await client.query('delete from audit_leaf where log_id = $1 and seq >= $2', [logId, old]);
      await client.query('delete from audit_checkpoint where log_id = $1 and size > $2', [logId, old]);
      await rebuildHead(client, logId);
    },
  ],
];

async function insertForged(client: pg.PoolClient, logId: string, seq: number): Promise<void> {
  await client.query(
    `with forged as (
       insert into audit_event select gen_random_uuid(), at, organisation_id, action, outcome, actor_kind, actor_id, target_kind,
              target_id, $2, $3, mac, mac_key_id from audit_event where organisation_id = $1 limit 1 returning id, at
     ) insert into audit_leaf (log_id, seq, event_id, at, leaf_hash) select $1, $4, id, at, $3 from forged`,
    [logId, FORGED, leafHash(FORGED), seq],
  );
}

describe('a bundle exported after the owner of the database changed the log', () => {
  it.each(TAMPERINGS)('shows %s (trust 38)', async (_, tamper) => {
    const { organisationId, manager, key, checkpoint } = await settledLog();
    await asOwner((client) => tamper(client, organisationId));
    const made = await exported(manager);
    expect(made).toMatchObject({ state: 'ready', verdict: 'tampered' });
    const verdict = await verify(await unpacked(manager, made.id), '--key', key, '--checkpoint', checkpoint);
    expect(verdict).toMatchObject({ code: 1, output: expect.stringContaining('TAMPERED') });
  });

  it('never holds an event that was appended past the hub: nothing is signed any more, and it says so', async () => {
    const { organisationId, manager, key } = await settledLog();
    await asOwner(async (client) => {
      const { rows } = await client.query<{ size: string }>(
        'select size from audit_log_head where log_id = $1',
        [organisationId],
      );
      await insertForged(client, organisationId, Number(rows[0]?.size));
      await rebuildHead(client, organisationId);
    });
    const made = await exported(manager);
    expect(made).toMatchObject({
      verdict: 'tampered',
      findings: [expect.stringContaining('not of an event that was recorded')],
    });
    const folder = await unpacked(manager, made.id);
    expect(await verify(folder, '--key', key)).toMatchObject({
      code: 0,
      output: expect.not.stringContaining('forged'),
    });
  });

  it('never holds an event whose leaf was signed before anybody could compare it with its event', async () => {
    const { organisationId, manager, key } = await settledLog();
    await asOwner(async (client) => {
      const { rows } = await client.query<{ size: string }>(
        'select size from audit_log_head where log_id = $1',
        [organisationId],
      );
      await insertForged(client, organisationId, Number(rows[0]?.size));
      await client.query('update audit_event set at = at - interval $$1 ms$$ where body = $1', [FORGED]);
      await rebuildHead(client, organisationId);
    });
    await hub.app.get(SettleLog).run(organisationId, new Date(Date.now() + 1000).toISOString());
    await asOwner((client) =>
      client.query('update audit_event set at = at + interval $$1 ms$$ where body = $1', [FORGED]),
    );
    const made = await exported(manager);
    expect(made).toMatchObject({ verdict: 'tampered' });
    const folder = await unpacked(manager, made.id);
    expect(await verify(folder, '--key', key)).toMatchObject({
      code: 0,
      output: expect.not.stringContaining('forged'),
    });
  });

  it('is not seen in a log that only grows while the hub looks at it', async () => {
    const { organisationId, manager } = await settledLog();
    const settle = () =>
      hub.app.get(SettleLog).run(organisationId, new Date(Date.now() + 1000).toISOString());
    const many = Array.from({ length: 2_100 }, (): Recorded => ({
      action: 'log.verified',
      targetId: organisationId,
      facts: { size: 0, findings: 0 },
    }));
    await hub.app
      .get(Transactions)
      .run((tx) => hub.app.get(AuditLog).recordAll(tx, system('test', organisationId), many));
    await settle();
    let pages = 0;
    const { findings } = await hub.app.get(VerifyLog).run(organisationId, async () => {
      pages += 1;
      await manager.stepUp();
      await settle();
    });
    expect(pages).toBeGreaterThan(1);
    expect(findings).toEqual([]);
  });

  it('is found by the hub itself, too', async () => {
    const { organisationId, manager } = await settledLog();
    expect(await verified(manager)).toMatchObject({ state: 'done', progress: 1, findings: [] });
    await asOwner((client) => TAMPERINGS[0]?.[1](client, organisationId) ?? Promise.resolve());
    expect(await verified(manager)).toMatchObject({
      findings: [expect.stringContaining('Event 1: its body is not what was sealed')],
    });
  });

  it.each([
    ['whose action is shown as another', `action = 'api.called'`],
    ['whose outcome is shown as another', `outcome = 'denied'`],
    ['that is found under somebody else', `actor_id = gen_random_uuid()::text`],
    ['that is found under another target', `target_id = gen_random_uuid()::text`],
    ['that was moved to another organisation', `organisation_id = gen_random_uuid()`],
  ])('is found by the hub itself: an event %s', async (_, change) => {
    const { organisationId, manager } = await settledLog();
    await asOwner((client) =>
      client.query(
        `update audit_event set ${change} where id = (select event_id from audit_leaf where log_id = $1 and seq = 1)`,
        [organisationId],
      ),
    );
    expect((await verified(manager)).findings).toEqual([expect.stringContaining('Event 1: ')]);
  });

  it('is found by the hub itself: an event with another person beside it', async () => {
    const { organisationId, manager } = await settledLog();
    await asOwner((client) =>
      client.query(
        `update audit_identity set display = 'Somebody Else' where event_id = (
           select event_id from audit_leaf join audit_identity using (event_id) where log_id = $1 order by seq limit 1)`,
        [organisationId],
      ),
    );
    expect((await verified(manager)).findings).toEqual([expect.stringContaining('the person beside it')]);
  });

  it('is found by the hub itself: an event that was moved to another time', async () => {
    const { organisationId, manager } = await settledLog();
    await asOwner(async (client) => {
      const moved = `at = at + interval '1 hour'`;
      await client.query(
        `update audit_event set ${moved} where id = (select event_id from audit_leaf where log_id = $1 and seq = 1)`,
        [organisationId],
      );
      await client.query(`update audit_leaf set ${moved} where log_id = $1 and seq = 1`, [organisationId]);
    });
    expect((await verified(manager)).findings).toEqual([expect.stringContaining('Event 1: ')]);
  });

  it('is a finding of the daily check, in the health of the hub, and told once to who answers for the log', async () => {
    const { organisationId } = await settledLog();
    const auditor = await hub.staff('auditor');
    const notices = async () =>
      (
        await auditor.get<{ data: { kind: string; body: string }[] }>('/console/api/notices')
      ).body.data.filter(({ kind }) => kind === 'finding.log_tampered');
    const name = `Firma ${organisationId}`;
    await hub.database.query('update organisation set name = $2 where id = $1', [organisationId, name]);
    const own = async () => (await notices()).filter(({ body }) => body.includes(name));
    await asOwner(async (client) => {
      const { rows } = await client.query<{ event_id: string }>(
        `delete from audit_leaf where log_id = $1 and seq = (select max(seq) from audit_leaf where log_id = $1) returning event_id`,
        [organisationId],
      );
      await client.query(`update audit_event set at = at - interval '1 hour' where id = $1`, [
        rows[0]?.event_id,
      ]);
    });
    const run = async () => {
      await hub.database.query(`delete from check_run where name = 'audit.verify-logs'`);
      await hub.app.get(CheckSchedule).runWhenDue(hub.app.get(VerifyLogsCheck));
      const { body } = await auditor.get<{ data: { name: string; found: number; error: string | null }[] }>(
        '/console/api/health/checks',
      );
      return body.data.find((check) => check.name === 'audit.verify-logs');
    };
    expect(await run()).toMatchObject({ found: expect.any(Number), error: null });
    expect((await run())?.found).toBeGreaterThan(0);
    expect(await own()).toHaveLength(1);
    const { body } = await auditor.post<{ id: string }>('/console/api/audit/verify', { organisationId });
    const found = await eventually('the log is verified', async () => {
      const seen = await auditor.get<{ state: string; findings: string[] }>(
        `/console/api/audit/verifications/${body.id}`,
      );
      return seen.body.state === 'done' && seen.body.findings;
    });
    expect(found).toContainEqual(expect.stringMatching(/^Event [0-9a-f-]{36} has no leaf\.$/));
    expect(found).toContainEqual(expect.stringContaining('The head tells'));
    expect(await own()).toHaveLength(1);

    const report = () => auditor.get(`/console/api/audit/verifications/${body.id}`);
    const forgotten = `update audit_verification set finished_at = finished_at - interval '30 days' where id = $1`;
    expect((await run(), await report()).status).toBe(200);
    await hub.database.query(forgotten, [body.id]);
    expect((await run(), await report()).status).toBe(404);
  });

  it('shows a log that was built anew with another key', async () => {
    const { organisationId, key } = await settledLog();
    const forged = noteKey(key.split('+')[0] ?? '', generateKeyPairSync('ed25519').privateKey);
    const { rows } = await hub.database.query<{ body: Buffer }>(
      'select body from audit_event where organisation_id = $1 order by id',
      [organisationId],
    );
    const bodies = rows.map(({ body }) => Buffer.from(body.toString().replace('success', 'denied')));
    const tree = new Frontier();
    for (const body of bodies) tree.append(leafHash(body));
    const state = { origin: `${forged.name}/org/${organisationId}`, size: tree.size, root: tree.root() };
    const folder = await mkdtemp(join(tmpdir(), 'andock-forged-'));
    const writer = await BundleWriter.open(folder, {
      checkpoints: [signNote(formatCheckpoint(state), [forged])],
      keys: [forged],
    });
    for (const [seq, body] of bodies.entries()) await writer.add({ seq, leaf: leafHash(body), body });
    const facts = {
      system: { name: 'Andock', version: '0' },
      organisation: null,
      period: ALWAYS,
      filter: null,
      bodiesFromSeq: 0,
    };
    await writer.finish(
      { ...facts, exporter: { kind: 'staff', id: 'x' }, exportedAt: ALWAYS.from },
      [forged],
      verifierFile,
    );
    expect(await verify(folder)).toMatchObject({ code: 2 });
    expect(await verify(folder, '--key', key)).toMatchObject({
      code: 1,
      output: expect.stringContaining('another key'),
    });
  });
});
