import type { Actor } from '../../access/actor.js';
import type { Recorded } from '../../audit/audit-log.js';
import type { Tx } from '../../platform/database/transactions.js';

/** What planning needs to know of an application; nothing a candidate wrote. */
export interface PlannedApplication {
  readonly id: string;
  readonly organisationId: string;
  readonly jobId: string;
  /** Keyed hash of the candidate's e-mail; the same person has the same hash in every application. */
  readonly emailHash: Buffer;
  /** The connection whose partner pushed it; null from the console, the apply form and the operator's own systems. */
  readonly sourceConnectionId: string | null;
  /** How many documents will come in later calls, 0 for none; null when the sender did not say. */
  readonly documentsExpected: number | null;
  readonly receivedAt: Date;
}

/** Port: `deliveries` implements it, so that an application and its deliveries are committed together. */
export abstract class DeliveryPlanner {
  /** Creates the deliveries of a new application and answers with what to record of them. */
  abstract plan(tx: Tx, by: Actor, application: PlannedApplication): Promise<Recorded[]>;
  /** Goes on with deliveries that wait for documents; called in the transaction that adds one. */
  abstract documentAdded(tx: Tx, by: Actor, applicationId: string): Promise<void>;
  /** Cancels the deliveries of erased applications that no worker has in hand, and answers with what to record of them. */
  abstract cancel(tx: Tx, applicationIds: readonly string[]): Promise<Recorded[]>;
}
