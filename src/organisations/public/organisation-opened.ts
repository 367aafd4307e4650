import type { Tx } from '../../platform/database/transactions.js';

/** Port: whoever has to prepare something for a new organisation provides a class that extends this one. */
export abstract class OrganisationOpened {
  /** Runs in the transaction that creates the organisation, after its row is there. */
  abstract opened(tx: Tx, organisationId: string): Promise<void>;
}
