import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';

const FORGET = `
  with before as (select $1::timestamptz - interval '30 days' as moment),
  invitations as (delete from invitation using before where expires_at <= moment returning 1),
  resets as (delete from password_reset using before where expires_at <= moment returning 1)
  select (select count(*) from invitations)::int + (select count(*) from resets)::int as gone`;

/** Forgets invitations and links to a new password 30 days after they have ended; the log still tells of them. */
@Injectable()
export class OldLinksCheck extends Check {
  readonly name = 'organisations.old-links';
  readonly everySeconds = 86_400;

  constructor(private readonly em: EntityManager) {
    super();
  }

  override async run(now: Date): Promise<CheckReport> {
    const [row] = await runSql<{ gone: number }>(this.em.fork(), FORGET, [now]);
    return { lookedAt: row?.gone ?? 0, found: 0 };
  }
}
