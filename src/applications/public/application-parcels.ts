import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Parcel } from '../../connections/public/parcel.js';
import { askSql } from '../../platform/database/run-sql.js';
import { KeyStore } from '../../platform/secrets/key-store.js';
import { openContent } from '../application-content.js';
import { type ApplicationRow, DOCUMENTS_COLUMN } from '../opened-applications.js';
import { openFileName, SealedDocuments } from '../documents/sealed-documents.js';

type PackedRow = Pick<
  ApplicationRow,
  'id' | 'organisationId' | 'jobId' | 'tags' | 'content' | 'receivedAt' | 'documents'
>;

const PACKED = `
  select id, organisation_id as "organisationId", job_id as "jobId", tags, content, received_at as "receivedAt",
         ${DOCUMENTS_COLUMN}
  from application where id = any($1::uuid[]) and erased_at is null`;

/** Opens applications for the delivery worker. */
@Injectable()
export class ApplicationParcels {
  constructor(
    private readonly em: EntityManager,
    private readonly keys: KeyStore,
    private readonly documents: SealedDocuments,
  ) {}

  /** The application with its documents, each read only when it is opened; undefined when erased or never there. */
  async open(applicationId: string): Promise<Parcel | undefined> {
    return (await this.openMany([applicationId])).get(applicationId);
  }

  /** The same for several, by application; those that were erased are left out. */
  async openMany(applicationIds: readonly string[]): Promise<Map<string, Parcel>> {
    const rows = await askSql<PackedRow>(this.em, PACKED, [applicationIds]);
    const keys = await this.keys.openMany(rows.filter(({ content }) => content));
    return new Map(
      rows.flatMap((row) => {
        const key = keys.get(row.id);
        return row.content && key ? [[row.id, this.parcelOf(row, key, row.content)]] : [];
      }),
    );
  }

  private parcelOf(row: PackedRow, key: Buffer, content: Buffer): Parcel {
    const { id: applicationId, jobId, organisationId, tags } = row;
    return {
      ...{ applicationId, jobId, organisationId },
      ...openContent(key, row, content),
      source: tags[0] ?? '',
      receivedAt: new Date(row.receivedAt),
      documents: row.documents.map(({ id, fileName, category, mediaType, size, storageKey }) => {
        const place = { organisationId, applicationId, id };
        return {
          ...{ id, category, mediaType, size },
          fileName: openFileName(key, place, Buffer.from(fileName, 'base64')),
          open: () => this.documents.open(key, place, storageKey),
        };
      }),
    };
  }
}
