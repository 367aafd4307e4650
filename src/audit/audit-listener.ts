import type { Tx } from '../platform/database/transactions.js';
import type { AuditActionName } from './facts.js';

/** An event of the log as others are told of it. */
export interface RecordedEvent {
  readonly id: string;
  readonly at: Date;
  readonly organisationId: string | null;
  readonly action: AuditActionName;
  readonly targetId: string | null;
  readonly facts: object;
}

/** Port: is told of everything that a transaction records, inside that transaction, so that nobody can forget it. */
export abstract class AuditListener {
  abstract recorded(tx: Tx, events: readonly RecordedEvent[]): Promise<void>;
}
