import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { type Tx, Transactions } from '../platform/database/transactions.js';
import { Organisation } from './organisation.entity.js';
import { OperatorKeyNeeded } from './organisations.errors.js';
import type { OrganisationInput } from './organisations.schemas.js';
import { CreateOrganisation } from './public/create-organisation.use-case.js';

/** Creates the organisation with this external id, or brings it up to date. Doing it twice changes nothing. */
@Injectable()
export class PutOrganisation {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly createOrganisation: CreateOrganisation,
  ) {}

  /** Refuses with `organisations.operator-key-needed` when the key acts for another organisation. */
  run(by: Actor, externalId: string, input: OrganisationInput): Promise<Organisation> {
    return this.transactions.run(async (tx) => {
      await oneAtATime(tx, externalId);
      const known = await tx.findOne(Organisation, { externalId });
      if (by.organisationId !== null && by.organisationId !== known?.id) throw new OperatorKeyNeeded();
      if (!known) return this.createOrganisation.runIn(tx, by, { ...input, externalId });
      await this.change(tx, by, known, input);
      return known;
    });
  }

  private async change(
    tx: Tx,
    by: Actor,
    organisation: Organisation,
    input: OrganisationInput,
  ): Promise<void> {
    const fields = organisation.change(input);
    if (fields.length === 0) return this.audit.unchanged(by);
    const { id } = organisation;
    await this.audit.recordAll(tx, by, [
      { action: 'organisation.changed', targetId: id, facts: { fields }, organisationId: id },
    ]);
  }
}

/** Two calls for the same external id follow one another until the transaction ends. */
const oneAtATime = (tx: Tx, externalId: string) =>
  tx.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`organisation:${externalId}`]);
