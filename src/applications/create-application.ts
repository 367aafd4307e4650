import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Clock } from '../platform/database/clock.js';
import { violatedConstraint } from '../platform/database/database-errors.js';
import type { Tx } from '../platform/database/transactions.js';
import { KeyStore, type NewKey } from '../platform/secrets/key-store.js';
import type { Admitted } from './application-admission.js';
import { sealContent } from './application-content.js';
import { ExternalIdTaken } from './applications.errors.js';
import type { ApplicationInput, ReceivedApplication } from './applications.schemas.js';
import { EmailHash } from './email-hash.js';
import { DeliveryPlanner } from './public/delivery-planner.js';

const INSERT = `
  insert into application (id, organisation_id, job_id, source_connection_id, source, external_id, tags, content,
                           email_hash, documents_expected, consented_at, received_at)
  values (?, ?, ?, ?, ?, ?, array[?]::text[], ?, ?, ?, ?, ?)`;

/** Per connection of a partner, and per organisation for what came without one. */
const EXTERNAL_ID_ONCE = new Set(['application_external_id_once', 'application_own_external_id_once']);

/** Writes an admitted application, its key, its deliveries and their audit events in the caller's transaction. */
@Injectable()
export class CreateApplication {
  constructor(
    private readonly keys: KeyStore,
    private readonly emailHash: EmailHash,
    private readonly deliveries: DeliveryPlanner,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** `made` is the key under which its documents are stored already. */
  async run(
    tx: Tx,
    by: Actor,
    body: ApplicationInput,
    { organisationId, tag, answers }: Admitted,
    made?: NewKey,
  ): Promise<ReceivedApplication> {
    const receivedAt = this.clock.now();
    const { id, key } = made ?? (await this.keys.create(receivedAt, organisationId));
    const {
      jobId,
      source = null,
      externalId = null,
      documentsExpected = null,
      consentedAt = null,
      message = null,
    } = body;
    const { phone = null, ...person } = body.candidate;
    const content = sealContent(
      key,
      { organisationId, id },
      { candidate: { ...person, phone }, message, answers },
    );
    const emailHash = this.emailHash.of(person.email);
    const sourceConnectionId = by.connectionId;
    const plan = { id, organisationId, jobId, emailHash, sourceConnectionId, documentsExpected, receivedAt };
    const origin = [sourceConnectionId, source, externalId, tag];
    await insert(tx, [
      id,
      organisationId,
      jobId,
      ...origin,
      content,
      emailHash,
      documentsExpected,
      consentedAt,
      receivedAt,
    ]);
    const planned = await this.deliveries.plan(tx, by, plan);
    const facts = { jobId, source: tag, documentsExpected };
    await this.audit.recordAll(tx, by, [{ action: 'application.received', targetId: id, facts }, ...planned]);
    return {
      id,
      jobId,
      externalId,
      source,
      tags: [tag],
      documentsExpected,
      receivedAt: receivedAt.toISOString(),
    };
  }
}

async function insert(tx: Tx, row: unknown[]): Promise<void> {
  try {
    await tx.execute(INSERT, row);
  } catch (error) {
    throw EXTERNAL_ID_ONCE.has(violatedConstraint(error) ?? '') ? new ExternalIdTaken() : error;
  }
}
