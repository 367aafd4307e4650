import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Frontier } from '@andock/tamper-log';
import { eventually } from '../support/eventually.ts';
import { TestHub } from '../support/test-hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const sealed = (organisationId: string) =>
  eventually('every event is sealed', async () => {
    const { rows } = await hub.database.query<{ pending: string }>(
      'select count(*) as pending from audit_pending where organisation_id = $1',
      [organisationId],
    );
    return rows[0]?.pending === '0';
  });

describe('sealing', () => {
  it('gives every event of an organisation its place, without gaps, under the root of the head', async () => {
    const organisation = await hub.organisation();
    const auditor = await organisation.member('auditor');
    await sealed(organisation.id);
    const { rows: leaves } = await hub.database.query<{ seq: string; leaf_hash: Buffer; own: Buffer }>(
      `select leaf.seq, leaf.leaf_hash, event.leaf_hash as own
         from audit_leaf leaf join audit_event event on event.id = leaf.event_id
        where leaf.log_id = $1 order by leaf.seq`,
      [organisation.id],
    );
    const { rows: heads } = await hub.database.query<{ size: string; root: Buffer }>(
      'select size, root from audit_log_head where log_id = $1',
      [organisation.id],
    );
    expect(leaves.map(({ seq }) => Number(seq))).toEqual(leaves.map((_, index) => index));
    expect(leaves).toHaveLength((await organisation.trail()).length);
    const frontier = new Frontier();
    for (const { leaf_hash, own } of leaves) {
      expect(leaf_hash).toEqual(own);
      frontier.append(leaf_hash);
    }
    expect(heads).toEqual([{ size: String(leaves.length), root: frontier.root() }]);
    const { body } = await auditor.get<{ data: { seq: number | null; action: string }[] }>(
      '/console/api/audit/events',
    );
    const created = body.data.find(({ action }) => action === 'organisation.created');
    expect(created?.seq).toBe(0);
  });

  it.each([
    ['changed', `update audit_event set body = convert_to('{"forged":true}', 'UTF8') where id = $1`],
    ['forged', `update audit_event set mac = '\\x00' where id = $1`],
    ['missing', 'delete from audit_event where id = $1'],
  ])(
    'puts an event that was %s before it was sealed aside, and says so in the log',
    async (found, tampering) => {
      const organisation = await hub.organisation();
      await sealed(organisation.id);
      const client = await hub.database.connect();
      await client.query('begin');
      await client.query(`set local session_replication_role = replica`);
      const { rows } = await client.query<{ id: string }>(
        `insert into audit_event select gen_random_uuid(), at, organisation_id, action, outcome, actor_kind, actor_id, target_kind,
              target_id, body, leaf_hash, mac, mac_key_id from audit_event where organisation_id = $1 limit 1 returning id`,
        [organisation.id],
      );
      const id = rows[0]?.id;
      await client.query(
        'insert into audit_pending (event_id, organisation_id, at) select id, organisation_id, at from audit_event where id = $1',
        [id],
      );
      await client.query(tampering, [id]);
      await client.query('commit');
      client.release();
      await eventually('quarantine', async () => {
        const { rows: set } = await hub.database.query(
          'select found from audit_quarantine where event_id = $1',
          [id],
        );
        return set[0]?.found === found;
      });
      expect(await organisation.trail()).toContain('audit-event.quarantined');
    },
  );

  it('lets nobody change or remove a leaf, not even the role that owns the table', async () => {
    const organisation = await hub.organisation();
    await sealed(organisation.id);
    await expect(
      hub.database.query('delete from audit_leaf where log_id = $1', [organisation.id]),
    ).rejects.toThrow(/never changed/);
  });
});
