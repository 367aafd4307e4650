import { open, openStream, seal, sealStream } from '@andock/secret-box';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { pipeline, type Readable } from 'node:stream';
import { runSql } from '../../platform/database/run-sql.js';
import { DocumentStorage } from '../../platform/storage/document-storage.js';
import { DocumentInspection, type Inspected } from './document-inspection.js';
import { nameFor } from './document-type.js';

/** Whose document it is, and which. */
export interface DocumentPlace {
  readonly organisationId: string;
  readonly applicationId: string;
  readonly id: string;
}

/** A document in the storage, not yet in the database. */
export interface StoredDocument extends Inspected {
  readonly id: string;
  readonly fileName: string;
  readonly sealedFileName: Buffer;
  readonly storageKey: string;
}

const settled = () => undefined;

/** Documents in the storage, each sealed under the key of its application and bound to its place. */
@Injectable()
export class SealedDocuments {
  constructor(
    private readonly storage: DocumentStorage,
    private readonly em: EntityManager,
  ) {}

  /** Inspects, seals and stores a document while it arrives; nothing is left of one that is refused or breaks off. */
  async store(
    key: Buffer,
    place: DocumentPlace,
    fileName: string,
    content: Readable,
  ): Promise<StoredDocument> {
    const inspection = new DocumentInspection(fileName);
    const storageKey = `${place.organisationId}/${place.applicationId}/${place.id}`;
    await this.storage.write(
      storageKey,
      pipeline(content, inspection, sealStream(key, contentContext(place)), settled),
    );
    const name = nameFor(fileName, inspection.result.type);
    const sealedFileName = seal(key, Buffer.from(name), nameContext(place));
    return { ...inspection.result, id: place.id, fileName: name, sealedFileName, storageKey };
  }

  /** The document as it was uploaded; the stream fails when the stored bytes were changed. */
  async open(key: Buffer, place: DocumentPlace, storageKey: string): Promise<Readable> {
    return pipeline(await this.storage.read(storageKey), openStream(key, contentContext(place)), settled);
  }

  /** Removes what did not become a document. One that may be in the database, whose commit lost its answer, stays. */
  async discard({ id, storageKey }: Pick<StoredDocument, 'id' | 'storageKey'>): Promise<void> {
    if (!(await this.mayBeKept(id))) await this.storage.delete(storageKey);
  }

  private async mayBeKept(id: string): Promise<boolean> {
    try {
      return (await runSql(this.em.fork(), 'select 1 from document where id = $1', [id])).length > 0;
    } catch {
      return true;
    }
  }
}

/** Opens the sealed name of a document. */
export const openFileName = (key: Buffer, place: DocumentPlace, sealed: Buffer): string =>
  open(key, sealed, nameContext(place)).toString('utf8');

const contentContext = ({ organisationId, id }: DocumentPlace) => `${organisationId}/document/${id}/content`;
const nameContext = ({ organisationId, id }: DocumentPlace) => `${organisationId}/document/${id}/file_name`;
