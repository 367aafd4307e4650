import { Injectable } from '@nestjs/common';
import { KeyStore } from '../platform/secrets/key-store.js';
import { openContent } from './application-content.js';
import type { Application, ApplicationDocument } from './applications.schemas.js';
import type { DocumentCategory } from './public/document-category.js';
import { openFileName } from './documents/sealed-documents.js';

interface DocumentRow {
  readonly id: string;
  readonly category: DocumentCategory;
  readonly mediaType: string;
  readonly size: number;
  readonly storageKey: string;
  /** Base64. */
  readonly fileName: string;
}

/** An application as it is read by `APPLICATION_COLUMNS`. */
export interface ApplicationRow {
  readonly id: string;
  readonly organisationId: string;
  readonly jobId: string;
  readonly jobTitle: string;
  readonly externalId: string | null;
  readonly source: string | null;
  readonly tags: string[];
  readonly content: Buffer | null;
  readonly documentsExpected: number | null;
  readonly consentedAt: Date | string | null;
  readonly receivedAt: Date | string;
  readonly erasedAt: Date | string | null;
  readonly documents: readonly DocumentRow[];
}

/** The documents of an `application`, as `documents`. */
export const DOCUMENTS_COLUMN = `
  coalesce((
    select jsonb_agg(jsonb_build_object('id', document.id, 'category', category, 'mediaType', media_type, 'size', size,
                                        'storageKey', storage_key, 'fileName', encode(file_name, 'base64')) order by document.id)
    from document where document.application_id = application.id
  ), '[]') as documents`;

export const APPLICATION_COLUMNS = `
  application.id, application.organisation_id as "organisationId", application.job_id as "jobId",
  (select title from job where job.id = application.job_id) as "jobTitle",
  application.external_id as "externalId", application.source, application.tags, application.content,
  application.documents_expected as "documentsExpected", application.consented_at as "consentedAt",
  application.received_at as "receivedAt", application.erased_at as "erasedAt",
  ${DOCUMENTS_COLUMN}`;

/** Opens what is sealed in applications that the caller may read. */
@Injectable()
export class OpenedApplications {
  constructor(private readonly keys: KeyStore) {}

  async all(rows: readonly ApplicationRow[]): Promise<Application[]> {
    const keys = await this.keys.openMany(rows.filter(({ content }) => content));
    return rows.map((row) => opened(row, keys.get(row.id)));
  }

  async one(row: ApplicationRow): Promise<Application> {
    return opened(row, row.content ? await this.keys.open(row.id, row.organisationId) : undefined);
  }
}

/** An application that was erased while it was read is shown as erased. */
function opened(row: ApplicationRow, key: Buffer | undefined): Application {
  const { id, jobId, jobTitle, externalId, source, tags, documentsExpected } = row;
  const content = row.content && key && openContent(key, row, row.content);
  const erasedAt = row.erasedAt ?? (content ? null : new Date());
  return {
    ...{ id, jobId, jobTitle, externalId, source, tags, documentsExpected },
    receivedAt: iso(row.receivedAt),
    consentedAt: row.consentedAt && iso(row.consentedAt),
    erasedAt: erasedAt && iso(erasedAt),
    candidate: content?.candidate ?? null,
    message: content?.message ?? null,
    answers: [...(content?.answers ?? [])],
    documents: key ? row.documents.map((document) => openDocument(key, row, document)) : [],
  };
}

function openDocument(key: Buffer, application: ApplicationRow, row: DocumentRow): ApplicationDocument {
  const { id, category, size, mediaType } = row;
  const place = { organisationId: application.organisationId, applicationId: application.id, id };
  return {
    id,
    fileName: openFileName(key, place, Buffer.from(row.fileName, 'base64')),
    category,
    size,
    mediaType,
  };
}

const iso = (moment: Date | string): string => new Date(moment).toISOString();
