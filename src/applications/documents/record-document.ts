import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { ApplicationErased } from '../applications.errors.js';
import type { ApplicationDocument } from '../applications.schemas.js';
import type { ReceivedDocument } from './document-reception.js';
import { DeliveryPlanner } from '../public/delivery-planner.js';

const TOUCH =
  'update application set last_document_at = ? where id = ? and erased_at is null returning 1 as found';

const INSERT = `
  insert into document (id, organisation_id, application_id, category, media_type, size, content_hash, file_name, storage_key, created_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Writes a stored document and its audit event in the caller's transaction, and lets waiting deliveries go on. */
@Injectable()
export class RecordDocument {
  constructor(
    private readonly deliveries: DeliveryPlanner,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(
    tx: Tx,
    by: Actor,
    { organisationId, applicationId, category, stored }: ReceivedDocument,
  ): Promise<ApplicationDocument> {
    const { id, fileName, size, hash, sealedFileName, storageKey } = stored;
    const { mediaType } = stored.type;
    const now = this.clock.now();
    const [application] = await tx.execute<object[]>(TOUCH, [now, applicationId]);
    if (!application) throw new ApplicationErased();
    await tx.execute(INSERT, [
      id,
      organisationId,
      applicationId,
      category,
      mediaType,
      size,
      hash,
      sealedFileName,
      storageKey,
      now,
    ]);
    await this.audit.record(tx, by, 'document.received', id, { applicationId, category, mediaType, size });
    await this.deliveries.documentAdded(tx, by, applicationId);
    return { id, fileName, category, size, mediaType };
  }
}
