import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { violatedConstraint } from '../../platform/database/database-errors.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import { Organisation } from '../organisation.entity.js';
import { ExternalIdTaken } from '../organisations.errors.js';
import { OrganisationOpened } from './organisation-opened.js';

/** What a new organisation is made of. */
export interface NewOrganisation {
  readonly name: string;
  /** ISO 3166-1, two capital letters. */
  readonly country: string;
  /** The operator's own id for it, unique. */
  readonly externalId?: string | null | undefined;
  /** A uuid to use instead of a new one. */
  readonly id?: string;
}

@Injectable()
export class CreateOrganisation {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly discovery: DiscoveryService,
  ) {}

  /** Refuses with `organisations.external-id-taken`. */
  run(by: Actor, organisation: NewOrganisation): Promise<Organisation> {
    return this.transactions.run((tx) => this.runIn(tx, by, organisation));
  }

  /** The same inside a transaction that is already open. */
  async runIn(
    tx: Tx,
    by: Actor,
    { id = uuidv7(), name, country, externalId = null }: NewOrganisation,
  ): Promise<Organisation> {
    const organisation = tx.create(Organisation, {
      id,
      name,
      country,
      externalId,
      createdAt: this.clock.now(),
    });
    try {
      await tx.flush();
    } catch (error) {
      throw violatedConstraint(error) === 'organisation_external_id_once' ? new ExternalIdTaken() : error;
    }
    for (const listener of this.listeners()) await listener.opened(tx, id);
    const created = {
      action: 'organisation.created',
      targetId: id,
      facts: { externalId },
      organisationId: id,
    } as const;
    await this.audit.recordAll(tx, by, [created]);
    return organisation;
  }

  private listeners(): OrganisationOpened[] {
    return this.discovery
      .getProviders()
      .map((provider) => provider.instance as unknown)
      .filter((instance): instance is OrganisationOpened => instance instanceof OrganisationOpened);
  }
}
