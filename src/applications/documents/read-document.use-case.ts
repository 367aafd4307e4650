import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Transactions } from '../../platform/database/transactions.js';
import { KeyStore } from '../../platform/secrets/key-store.js';
import { DocumentNotFound } from '../applications.errors.js';
import { ownApplications } from '../find-application.js';
import { openFileName, SealedDocuments } from './sealed-documents.js';

/** A document on its way to a reader. */
export interface OpenedDocument {
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly content: Readable;
}

interface DocumentRow {
  readonly organisationId: string;
  readonly mediaType: string;
  readonly size: string;
  readonly fileName: Buffer;
  readonly storageKey: string;
}

/** Opens a document for download; that it was read is in the log before its first byte leaves. */
@Injectable()
export class ReadDocument {
  constructor(
    private readonly transactions: Transactions,
    private readonly keys: KeyStore,
    private readonly documents: SealedDocuments,
    private readonly audit: AuditLog,
  ) {}

  async run(by: Actor, applicationId: string, id: string): Promise<OpenedDocument> {
    const row = await this.recorded(by, applicationId, id);
    const key = await this.keys.open(applicationId, row.organisationId);
    if (!key) throw new DocumentNotFound();
    const place = { organisationId: row.organisationId, applicationId, id };
    const content = await this.documents.open(key, place, row.storageKey);
    await once(content, 'readable');
    return {
      fileName: openFileName(key, place, row.fileName),
      mediaType: row.mediaType,
      size: Number(row.size),
      content,
    };
  }

  private recorded(by: Actor, applicationId: string, id: string): Promise<DocumentRow> {
    const own = ownApplications(by);
    return this.transactions.run(async (tx) => {
      const [row] = await tx.execute<DocumentRow[]>(
        `select document.organisation_id as "organisationId", media_type as "mediaType", size,
                file_name as "fileName", storage_key as "storageKey"
         from document join application on application.id = document.application_id
         where document.id = ? and application.id = ? and ${own.sql}`,
        [id, applicationId, ...own.parameters],
      );
      if (!row) throw new DocumentNotFound();
      await this.audit.record(tx, by, 'document.read', id, { applicationId });
      return row;
    });
  }
}
