import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { violatedConstraint } from '../platform/database/database-errors.js';
import { type Tx, Transactions } from '../platform/database/transactions.js';
import { LabelTaken, PartnerNotFound, TooManyConnections } from './connections.errors.js';
import { Connection } from './public/connection.entity.js';
import { PartnerManifests } from './public/partner-manifests.js';

const MOST_TO_ONE_PARTNER = 20;

/** One more connection to a partner, such as a subsidiary's; it has keys, jobs and applications of its own. */
@Injectable()
export class AddConnection {
  constructor(
    private readonly transactions: Transactions,
    private readonly partners: PartnerManifests,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Answers with its id. Refuses with `PartnerNotFound`, `LabelTaken` and `TooManyConnections`. */
  async run(by: Actor, partner: string, label: string): Promise<string> {
    if (!this.partners.of(partner)) throw new PartnerNotFound();
    const of = { organisationId: organisationOf(by), partner };
    const connection = Connection.off({ ...of, id: uuidv7(), label, now: this.clock.now() });
    await this.transactions.run(async (tx) => {
      await oneAtATime(tx, of);
      if ((await tx.count(Connection, of)) >= MOST_TO_ONE_PARTNER) throw new TooManyConnections();
      tx.persist(connection);
      await flushLabel(tx);
      await this.audit.record(tx, by, 'connection.added', connection.id, { partner, label });
    });
    return connection.id;
  }
}

/** Whoever adds another one to the same partner counts after this one, until the transaction ends. */
const oneAtATime = (tx: Tx, { organisationId, partner }: { organisationId: string; partner: string }) =>
  tx.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
    `connections:${organisationId}/${partner}`,
  ]);

/** Writes a label to the database. Refuses with `LabelTaken`. */
export async function flushLabel(tx: Tx): Promise<void> {
  await tx.flush().catch((error: unknown) => {
    throw violatedConstraint(error) === 'connection_label_once' ? new LabelTaken() : error;
  });
}
