import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MonthsCheck } from '../../src/audit/months.check.js';
import { SubtreesCheck } from '../../src/audit/proofs/subtrees.check.js';
import { CheckpointsCheck } from '../../src/audit/checkpoints/checkpoints.check.js';
import { SettleLog } from '../../src/audit/checkpoints/settle-log.js';
import { SealEvents } from '../../src/audit/sealing/seal-events.use-case.js';
import { ExportsUpkeepCheck } from '../../src/audit/exports/exports-upkeep.check.js';
import { IdempotencyCheck } from '../../src/platform/http/idempotency.check.js';
import { PositionCheck } from '../../src/restore/position.check.js';
import { OldMessagesCheck } from '../../src/webhooks/checks/old-messages.check.js';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { TestHub } from '../support/test-hub.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NEVER = new AbortController().signal;

let hub: TestHub;
let partner: ConnectedPartner;
beforeAll(async () => {
  hub = await TestHub.start({ ROLES: 'api,worker' });
  partner = await ConnectedPartner.connect(hub, await hub.staff('support'));
});
afterAll(() => hub.stop());

const later = (ms: number) => new Date(Date.now() + ms);
const rows = async <Row extends object>(sql: string, parameters: unknown[] = []) =>
  (await hub.database.query<Row>(sql, parameters)).rows;

describe('a check that keeps things in order', () => {
  it('forgets answers for repeated calls after 24 hours, not before', async () => {
    await partner.application(await partner.publishedJob());
    const kept = async () => (await rows('select 1 from idempotency_key')).length;
    await hub.app.get(IdempotencyCheck).run(later(23 * HOUR_MS));
    expect(await kept()).toBeGreaterThan(0);
    await hub.app.get(IdempotencyCheck).run(later(25 * HOUR_MS));
    expect(await kept()).toBe(0);
  });

  it('makes the months of the log ahead, also over the turn of a year', async () => {
    await hub.app.get(MonthsCheck).run(new Date('2031-12-15T00:00:00Z'));
    const months = await rows<{ name: string }>(
      `select relname as name from pg_class where relname in ('audit_event_2031_12', 'audit_event_2032_01') order by 1`,
    );
    expect(months.map(({ name }) => name)).toEqual(['audit_event_2031_12', 'audit_event_2032_01']);
  });

  it('moves the position of database and key store together, each time further', async () => {
    const position = async () =>
      Number((await rows<{ position: string }>('select position from database_position'))[0]?.position ?? 0);
    const check = hub.app.get(PositionCheck);
    await check.run();
    const before = await position();
    await check.run();
    expect(await position()).toBe(before + 1);
  });

  it('removes messages of webhooks after 30 days, but none that is being sent', async () => {
    const webhook = randomUUID();
    await rows(
      `insert into webhook (id, organisation_id, url, events, secret, created_at)
       values ($1, $2, 'https://example.org/hook', '{job.published}', '\\x00', now())`,
      [webhook, partner.organisation.id],
    );
    await rows(
      `insert into webhook_message (id, webhook_id, type, body, state, due_at, ended_at, lease_token, created_at)
       select gen_random_uuid(), $1, 'job.published', '{}', state, now() + interval '1 year',
              case when state = 'delivered' then now() end, case when state = 'sending' then gen_random_uuid() end, now()
       from unnest('{delivered,queued,sending}'::text[]) as made (state)`,
      [webhook],
    );
    const left = async () =>
      (
        await rows<{ state: string }>('select state from webhook_message where webhook_id = $1', [webhook])
      ).map(({ state }) => state);
    await hub.app.get(OldMessagesCheck).run(later(29 * DAY_MS), NEVER);
    expect(await left()).toHaveLength(3);
    await hub.app.get(OldMessagesCheck).run(later(31 * DAY_MS), NEVER);
    expect(await left()).toEqual(['sending']);
  });

  it('deletes exports whose time is over, and says so in the log', async () => {
    const id = randomUUID();
    await rows(
      `insert into audit_export (id, log_id, period_from, period_to, format, requested_by, requester, requested_at, state,
                                 moved_at, finished_at, expires_at)
       values ($1, $2, now() - interval '1 day', now(), 'bundle', 'test', 'Test', now(), 'ready', now(), now(),
               now() + interval '7 days')`,
      [id, partner.organisation.id],
    );
    const state = async () =>
      (await rows<{ state: string }>('select state from audit_export where id = $1', [id]))[0]?.state;
    await hub.app.get(ExportsUpkeepCheck).run(later(6 * DAY_MS));
    expect(await state()).toBe('ready');
    await hub.app.get(ExportsUpkeepCheck).run(later(8 * DAY_MS));
    expect(await state()).toBe('deleted');
    expect(await partner.organisation.trail()).toContain('export.deleted');
  });

  it('signs each log that has moved once, and none that has not', async () => {
    const { id } = partner.organisation;
    await hub.app.get(SettleLog).run(id, later(1_000).toISOString());
    const signed = () => rows('select size from audit_checkpoint where log_id = $1', [id]);
    const before = (await signed()).length;
    await hub.app.get(CheckpointsCheck).run(new Date(), NEVER);
    expect(await signed()).toHaveLength(before);
    const other = await hub.organisation();
    await other.member('manager');
    await hub.app.get(SealEvents).run();
    await hub.app.get(CheckpointsCheck).run(new Date(), NEVER);
    expect(await rows('select 1 from audit_checkpoint where log_id = $1', [other.id])).toHaveLength(1);
  });

  it('stops between two logs when it is ended, and signs the others next time', async () => {
    const other = await hub.organisation();
    await other.member('manager');
    await hub.app.get(SealEvents).run();
    const ended = new AbortController();
    ended.abort();
    expect(await hub.app.get(CheckpointsCheck).run(new Date(), ended.signal)).toEqual({
      lookedAt: 0,
      found: 0,
    });
    await hub.app.get(CheckpointsCheck).run(new Date(), NEVER);
    expect(await rows('select 1 from audit_checkpoint where log_id = $1', [other.id])).toHaveLength(1);
  });

  it('stores nothing twice of the subtrees that shorten proofs', async () => {
    await hub.app.get(SubtreesCheck).run(new Date(), NEVER);
    expect(await hub.app.get(SubtreesCheck).run(new Date(), NEVER)).toEqual({ lookedAt: 0, found: 0 });
  });
});
