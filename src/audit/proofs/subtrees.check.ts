import { Frontier } from '@andock/tamper-log';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { LEAVES_UNDER } from './audit-path.js';
import { storedSubtrees } from './stored-subtrees.js';

const FANOUT = 256;
const STORED_AT_ONCE = 64;

interface Behind {
  readonly log_id: string;
  readonly stored: string;
  readonly complete: string;
}

/** Stores the hashes of subtrees that have become complete. They only shorten the way to a proof; nothing relies on them. */
@Injectable()
export class SubtreesCheck extends Check {
  readonly name = 'audit.subtrees';
  readonly everySeconds = 60;

  constructor(private readonly em: EntityManager) {
    super();
  }

  override async run(_: Date, signal: AbortSignal): Promise<CheckReport> {
    let lookedAt = 0;
    for (let level = 1; level < LEAVES_UNDER.length; level += 1) {
      for (const { log_id: logId, stored, complete } of await this.behind(level)) {
        for (let first = Number(stored); first < Number(complete); first += STORED_AT_ONCE) {
          signal.throwIfAborted();
          const end = Math.min(Number(complete), first + STORED_AT_ONCE);
          await this.store(logId, level, first, end);
          lookedAt += end - first;
        }
      }
    }
    return { lookedAt, found: 0 };
  }

  private behind(level: number): Promise<Behind[]> {
    return runSql<Behind>(
      this.em.fork(),
      `select * from (
         select log_id, size / $2::bigint as complete, coalesce((
                  select max(place) + 1 from audit_subtree stored where stored.log_id = head.log_id and level = $1
                ), 0) as stored
           from audit_log_head head
       ) log where stored < complete`,
      [level, LEAVES_UNDER[level]],
    );
  }

  private async store(logId: string, level: number, first: number, end: number): Promise<void> {
    const em = this.em.fork();
    const hashes: Buffer[] = [];
    let subtree = new Frontier();
    for await (const hash of storedSubtrees(em, logId)(level - 1, first * FANOUT, end * FANOUT)) {
      subtree.append(hash);
      if (subtree.size < FANOUT) continue;
      hashes.push(subtree.root());
      subtree = new Frontier();
    }
    await runSql(
      em,
      `insert into audit_subtree (log_id, level, place, hash)
       select $1, $2, $3 + number - 1, hash from unnest($4::bytea[]) with ordinality as complete (hash, number)
       on conflict do nothing`,
      [logId, level, first, hashes],
    );
  }
}
