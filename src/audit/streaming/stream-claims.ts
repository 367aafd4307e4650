import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';

const CLAIMED_FOR = '60 seconds';
const LONGEST_WAIT_SECONDS = 300;

/** A log whose next events this process may send. */
export interface StreamClaim {
  readonly logId: string;
  readonly nextSeq: number;
}

/** Remembers in the database how far each log was taken by the receiver, so that a crash repeats and never skips. */
@Injectable()
export class StreamClaims {
  constructor(private readonly em: EntityManager) {}

  /** The log that has waited longest among those that are behind and may be tried. */
  async next(): Promise<StreamClaim | undefined> {
    const em = this.em.fork();
    await runSql(
      em,
      'insert into audit_stream_cursor (log_id) select log_id from audit_log_head on conflict do nothing',
      [],
    );
    const [claim] = await runSql<{ log_id: string; next_seq: string }>(
      em,
      `update audit_stream_cursor set claimed_until = now() + interval '${CLAIMED_FOR}'
        where log_id = (
          select behind.log_id from audit_stream_cursor behind join audit_log_head head on head.log_id = behind.log_id
           where head.size > behind.next_seq and behind.not_before <= now() and behind.claimed_until <= now()
           order by behind.moved_at limit 1 for update of behind skip locked
        ) returning log_id, next_seq`,
      [],
    );
    return claim && { logId: claim.log_id, nextSeq: Number(claim.next_seq) };
  }

  async taken({ logId, nextSeq }: StreamClaim, upTo: number): Promise<void> {
    await runSql(
      this.em.fork(),
      `update audit_stream_cursor
          set next_seq = $3, claimed_until = '-infinity', not_before = '-infinity', failures = 0, failure = null, moved_at = now()
        where log_id = $1 and next_seq = $2`,
      [logId, nextSeq, upTo],
    );
  }

  /** Waits 1, 2, 4 … seconds, five minutes at most, until the log is tried again. */
  async refused({ logId, nextSeq }: StreamClaim, why: string): Promise<void> {
    await runSql(
      this.em.fork(),
      `update audit_stream_cursor
          set claimed_until = '-infinity', failures = failures + 1, failure = $3, moved_at = now(),
              not_before = now() + make_interval(secs => least(${LONGEST_WAIT_SECONDS}, power(2, least(failures, 9))))
        where log_id = $1 and next_seq = $2`,
      [logId, nextSeq, why.slice(0, 500)],
    );
  }
}
