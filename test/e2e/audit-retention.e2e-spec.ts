import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { system } from '../../src/access/actor.js';
import { AuditLog } from '../../src/audit/audit-log.js';
import { SettleLog } from '../../src/audit/checkpoints/settle-log.js';
import { AuditRetentionCheck } from '../../src/audit/retention/retention.check.js';
import { VerifyLog } from '../../src/audit/verification/verify-log.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { exported, unpacked, verify } from '../support/audit-bundle.ts';
import { TestHub, type TestOrganisation } from '../support/test-hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start({ AUDIT_RETENTION_MONTHS: '14' });
});
afterAll(() => hub.stop());

const MONTH_MS = 31 * 86_400_000;
const settle = (logId: string) =>
  hub.app.get(SettleLog).run(logId, new Date(Date.now() + 1000).toISOString());

/** Records events as they were recorded some months ago, in a partition of their month. */
async function recordedBefore(organisation: TestOrganisation, months: number, times: number): Promise<Date> {
  const at = new Date(Date.now() - months * MONTH_MS);
  await hub.database.query('select audit_ensure_month($1)', [at]);
  hub.clock.advanceTo(at);
  for (let time = 0; time < times; time += 1) {
    await hub.app
      .get(Transactions)
      .run((tx) =>
        hub.app
          .get(AuditLog)
          .record(
            tx,
            { ...system('test', organisation.id), display: 'Erika' },
            'export.deleted',
            `${time}`,
            {},
          ),
      );
  }
  hub.clock.reset();
  await settle(organisation.id);
  return at;
}

describe('bodies of events older than AUDIT_RETENTION_MONTHS', () => {
  it('are dropped month by month; the leaves stay, exports say so and still prove the log', async () => {
    const organisation = await hub.organisation();
    const auditor = await organisation.member('auditor');
    await recordedBefore(organisation, 20, 3);
    const kept = await recordedBefore(organisation, 9, 2);
    await hub.app.get(AuditRetentionCheck).run(new Date(), AbortSignal.timeout(30_000));

    const left = await hub.database.query(
      "select at from audit_event where organisation_id = $1 and at < now() - interval '6 months' order by at",
      [organisation.id],
    );
    expect(left.rows.map(({ at }: { at: Date }) => at >= kept)).toEqual([true, true]);
    const side = await hub.database.query(
      `select count(*)::int as rows from audit_identity side join audit_leaf leaf on leaf.event_id = side.event_id
        where leaf.log_id = $1 and leaf.at < $2`,
      [organisation.id, kept],
    );
    expect(side.rows).toEqual([{ rows: 0 }]);
    expect(await organisation.trail()).toContain('log.bodies-dropped');

    const made = await exported(auditor);
    expect(made).toMatchObject({ state: 'ready', verdict: 'proven', findings: [] });
    const folder = await unpacked(auditor, made.id);
    const key = (await (await fetch(`${hub.url}/.well-known/andock-audit-key`)).text()).trim();
    expect(await verify(folder, '--key', key)).toMatchObject({
      code: 0,
      output: expect.stringContaining('3 of them have lost their bodies to the retention rule'),
    });
    expect(await readFile(join(folder, 'summary.en.html'), 'utf8')).toContain('3 of them without their text');
    expect((await hub.app.get(VerifyLog).run(organisation.id)).findings).toEqual([]);
  });

  it('are missed when somebody else removes them, even if he writes that it was the rule', async () => {
    const organisation = await hub.organisation();
    const auditor = await organisation.member('auditor');
    await settle(organisation.id);
    const client = await hub.database.connect();
    await client.query(`begin; set local session_replication_role = replica`);
    await client.query(
      'delete from audit_event where id = (select event_id from audit_leaf where log_id = $1 and seq = 0)',
      [organisation.id],
    );
    await client.query(
      `insert into audit_event
       select gen_random_uuid(), at, organisation_id, 'log.bodies-dropped', outcome, actor_kind, actor_id, 'log', $1,
              convert_to('{"facts":{"belowSeq":1}}', 'UTF8'), leaf_hash, mac, mac_key_id
         from audit_event where organisation_id = $2 limit 1`,
      [organisation.id, organisation.id],
    );
    await client.query('commit');
    client.release();
    const made = await exported(auditor);
    expect(made).toMatchObject({
      verdict: 'tampered',
      findings: [expect.stringContaining('event 0 has no body')],
    });
  });

  it('are missed when the owner of the database makes the rule itself say more than it dropped', async () => {
    const organisation = await hub.organisation();
    const auditor = await organisation.member('auditor');
    await settle(organisation.id);
    const client = await hub.database.connect();
    await client.query(`begin; set local session_replication_role = replica`);
    await client.query(`select audit_ensure_month(now() - interval '40 months')`);
    await client.query(
      `update audit_leaf set at = now() - interval '40 months'
        where log_id = $1 and seq = (select max(seq) from audit_leaf where log_id = $1)`,
      [organisation.id],
    );
    await client.query('commit');
    const retention = hub.app.get(AuditRetentionCheck).run(new Date(), AbortSignal.timeout(30_000));
    await expect(retention).rejects.toThrow(/is not of an event of/);
    await client.query(`begin; set local session_replication_role = replica`);
    await client.query(
      'delete from audit_event where id = (select event_id from audit_leaf where log_id = $1 and seq = 0)',
      [organisation.id],
    );
    await client.query('commit');
    client.release();
    const made = await exported(auditor);
    expect(made).toMatchObject({ verdict: 'tampered' });
    expect((await hub.app.get(VerifyLog).run(organisation.id)).findings).not.toEqual([]);
  });

  it('younger than a year cannot be dropped, whatever the setting', async () => {
    const recent = new Date(Date.now() - 10 * MONTH_MS);
    await expect(hub.database.query('select audit_drop_month($1)', [recent])).rejects.toThrow(
      /younger than 12 months/,
    );
  });
});
