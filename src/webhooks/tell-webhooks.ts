import { Injectable } from '@nestjs/common';
import { AuditListener, type RecordedEvent } from '../audit/audit-listener.js';
import { runSql } from '../platform/database/run-sql.js';
import type { Tx } from '../platform/database/transactions.js';
import { MessageQueue, type NewMessage } from './message-queue.js';
import { toldAs } from './webhook-events.js';

interface Listening {
  readonly id: string;
  readonly organisationId: string | null;
  readonly events: readonly string[];
}

/** The lock keeps a webhook from being deleted before its message is there; it hinders nothing else. */
const LISTENING = `
  select id, organisation_id as "organisationId", events from webhook
  where (organisation_id = any($1::uuid[]) or organisation_id is null) and events && $2::text[]
  for key share`;

/** Turns events of the log into messages for the webhooks that want them, in the events' own transaction. */
@Injectable()
export class TellWebhooks extends AuditListener {
  constructor(private readonly queue: MessageQueue) {
    super();
  }

  override async recorded(tx: Tx, events: readonly RecordedEvent[]): Promise<void> {
    const told = events.flatMap((event) => {
      const { at, organisationId } = event;
      const as = toldAs(event);
      return as ? [{ ...as, at, organisationId }] : [];
    });
    if (told.length === 0) return;
    const webhooks = await runSql<Listening>(tx, LISTENING, [
      [...new Set(told.flatMap(({ organisationId }) => organisationId ?? []))],
      [...new Set(told.map(({ type }) => type))],
    ]);
    const messages = told.flatMap(({ type, data, at, organisationId }): NewMessage[] =>
      webhooks
        .filter((webhook) => webhook.events.includes(type))
        .filter((webhook) => webhook.organisationId === null || webhook.organisationId === organisationId)
        .map(({ id }) => ({ webhookId: id, type, at, data })),
    );
    if (messages.length > 0) await this.queue.add(tx, messages);
  }
}
