import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import { Erasure } from '../../applications/public/erasure.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import { keyNameSql } from '../../platform/secrets/key-name.js';
import { KeyShelf } from '../../platform/secrets/key-shelf.js';
import { DatabasePosition } from '../database-position.js';

/** What accepting has done. */
export interface Accepted {
  /** Applications that were erased again. */
  readonly erased: number;
  /** Deliveries that may have arrived after the backup was made. */
  readonly unsure: number;
  /** Sessions that were ended, of the console and of connect links. */
  readonly sessions: number;
}

const ALL = 2 ** 31 - 1;
const BATCH = 500;

/**
 * Whether a delivery left after the backup was made is not known, so the partner's "already there" is believed: also of
 * one that had ended undeliverable, since a person may have mended it and delivered it again.
 */
const MAY_HAVE_LEFT = `
  with waiting as (
    update delivery set may_have_arrived = true, attempts_made = attempts_made + 1
    where state in ('held', 'queued', 'delivering')
       or (state = 'undeliverable' and reason is distinct from 'duplicate_application'
           and exists (select from application where application.id = application_id and erased_at is null))
    returning id, organisation_id, dedupe_key
  )
  insert into attempt (id, organisation_id, delivery_id, number, lease_token, dedupe_key, phase, started_at, finished_at,
                       outcome, ambiguous)
  select gen_random_uuid(), organisation_id, id,
         (select coalesce(max(number), 0) + 1 from attempt where delivery_id = waiting.id),
         '00000000-0000-0000-0000-000000000000', dedupe_key, 'application', $1, $1, 'interrupted', true
  from waiting returning 1 as unsure`;

/** Who has signed out, lost a right or changed a password since the backup would be signed in again. */
const END_SESSIONS = `
  with console as (delete from session returning 1),
       links as (update connect_link set session_ends_at = $1 where session_ends_at > $1 returning 1)
  select 1 as ended from console union all select 1 from links`;

/** Goes on with an older database: what was erased since is erased again, nothing is delivered twice, nobody is signed in. */
@Injectable()
export class AcceptRestore {
  constructor(
    private readonly transactions: Transactions,
    private readonly shelf: KeyShelf,
    private readonly position: DatabasePosition,
    private readonly erasure: Erasure,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Can be run again after it was interrupted. */
  async run(): Promise<Accepted> {
    const { database: from, keyStore: to } = await this.position.standing();
    const names = await this.shelf.erased(ALL);
    let erased = 0;
    for (let at = 0; at < names.length; at += BATCH) {
      erased += await this.transactions.run((tx) => this.eraseAgain(tx, names.slice(at, at + BATCH)));
    }
    const accepted = await this.transactions.run(async (tx) => {
      const unsure = (await runSql(tx, MAY_HAVE_LEFT, [this.clock.now()])).length;
      const sessions = (await runSql(tx, END_SESSIONS, [this.clock.now()])).length;
      const facts = { from, to, erased, unsure, sessions };
      await this.audit.record(tx, system('cli', null), 'restore.accepted', 'instance', facts);
      return { erased, unsure, sessions };
    });
    await this.position.move();
    return accepted;
  }

  private async eraseAgain(tx: Tx, names: readonly string[]): Promise<number> {
    const rows = await runSql<{ id: string }>(
      tx,
      `update application set held_at = null, hold_reason = null
       where erased_at is null and ${keyNameSql('id')} = any($1::text[]) returning id`,
      [names],
    );
    const ids = rows.map(({ id }) => id);
    const happened = await this.erasure.run(tx, ids, 'asked', this.clock.now());
    if (happened.length > 0) await this.audit.recordAll(tx, system('cli', null), happened);
    return ids.length;
  }
}
