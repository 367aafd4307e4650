import type { Actor } from '../../access/actor.js';
import type { Tx } from '../../platform/database/transactions.js';

/** A job as an outbound partner knows it. */
export interface AtsJob {
  /** Its id at the partner, or a link to it. */
  readonly job: string;
  /** The connection, where there are several to the partner. */
  readonly connection: string | undefined;
}

/** Links a job of ours in the transaction that saves it. */
export type LinkJob = (tx: Tx, jobId: string) => Promise<void>;

/** Port: an outbound partner whose jobs an organisation's own system may name along with its own. */
export abstract class AtsMapping {
  abstract readonly partner: string;
  /** Checks what was named before anything is saved. Refuses with `RequestInvalid`, its fields relative to the input, and `ConnectionNotFound`. */
  abstract prepare(by: Actor, job: AtsJob): Promise<LinkJob>;
}
