import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Parcel } from '../../connections/public/parcel.js';
import { KeyStore } from '../../platform/secrets/key-store.js';
import { openContent } from '../application-content.js';
import { APPLICATION_COLUMNS, type ApplicationRow } from '../opened-applications.js';
import { openFileName, SealedDocuments } from '../sealed-documents.js';

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
    const [row] = await this.em
      .fork()
      .execute<ApplicationRow[]>(`select ${APPLICATION_COLUMNS} from application where application.id = ?`, [
        applicationId,
      ]);
    const key = row?.content && (await this.keys.open(applicationId));
    return row?.content && key ? this.parcelOf(row, key, row.content) : undefined;
  }

  private parcelOf(row: ApplicationRow, key: Buffer, content: Buffer): Parcel {
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
