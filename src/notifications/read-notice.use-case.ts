import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Clock } from '../platform/database/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { NoticeNotFound } from './notifications.errors.js';

/** Marks one of the caller's own notices as read; the first time counts. */
@Injectable()
export class ReadNotice {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Refuses with `notifications.notice-not-found`. */
  async run(by: Actor, noticeId: string): Promise<void> {
    const read = await this.transactions.run((tx) =>
      tx.execute<object[]>(
        'update notice set read_at = coalesce(read_at, ?::timestamptz) where id = ? and account_id = ? returning id',
        [this.clock.now(), noticeId, by.id],
      ),
    );
    if (read.length === 0) throw new NoticeNotFound();
  }
}
