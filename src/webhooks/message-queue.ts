import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import type { Tx } from '../platform/database/transactions.js';

/** The channel on which workers hear that there is something to send. */
export const MESSAGE_DUE = 'webhook_message_due';

/** What is to be sent to one webhook. */
export interface NewMessage {
  readonly webhookId: string;
  readonly type: string;
  readonly at: Date;
  readonly data: object;
}

const INSERT = `
  insert into webhook_message (id, webhook_id, type, body, state, due_at, created_at)
  select id, webhook_id, type, body, 'queued', $5, $5
  from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as message (id, webhook_id, type, body)`;

/** Writes messages down in the transaction of what they tell; workers send them once it is committed. */
@Injectable()
export class MessageQueue {
  constructor(private readonly clock: Clock) {}

  /** Answers with their ids, which receivers know them by. */
  async add(tx: Tx, messages: readonly NewMessage[]): Promise<string[]> {
    const ids = messages.map(() => uuidv7());
    await runSql(tx, INSERT, [
      ids,
      messages.map(({ webhookId }) => webhookId),
      messages.map(({ type }) => type),
      messages.map(({ type, at, data }) => JSON.stringify({ type, timestamp: at.toISOString(), data })),
      this.clock.now(),
    ]);
    await this.wake(tx);
    return ids;
  }

  /** What waits for this webhook goes out now, and has all its tries again. */
  async release(tx: Tx, webhookId: string): Promise<void> {
    await runSql(
      tx,
      `update webhook_message set due_at = $2, failures = 0 where webhook_id = $1 and state = 'queued'`,
      [webhookId, this.clock.now()],
    );
    await this.wake(tx);
  }

  /** Tells the workers of all replicas, once this transaction commits, that something is due. */
  async wake(tx: Tx): Promise<void> {
    await tx.execute('select pg_notify(?, ?)', [MESSAGE_DUE, '']);
  }
}
