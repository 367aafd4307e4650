import type { IncomingMessage } from 'node:http';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../access/actor.js';
import { KeyStore } from '../../platform/secrets/key-store.js';
import { ApplicationErased } from '../applications.errors.js';
import { findApplication } from '../find-application.js';
import { receiveUpload, type Upload } from './receive-upload.js';
import { SealedDocuments, type StoredDocument } from './sealed-documents.js';

/** A document in the storage, and the application that it is for. */
export interface ReceivedDocument extends Upload<StoredDocument> {
  readonly organisationId: string;
  readonly applicationId: string;
}

/** Brings an upload into the storage, once it is clear that it is for an application of the caller's. */
@Injectable()
export class DocumentReception {
  constructor(
    private readonly em: EntityManager,
    private readonly keys: KeyStore,
    private readonly documents: SealedDocuments,
  ) {}

  async receive(by: Actor, applicationId: string, request: IncomingMessage): Promise<ReceivedDocument> {
    const { organisationId } = await findApplication(this.em.fork(), by, applicationId);
    const key = await this.keys.open(applicationId, organisationId);
    if (!key) throw new ApplicationErased();
    const place = { organisationId, applicationId, id: uuidv7() };
    const upload = await receiveUpload(request, {
      store: (fileName, content) => this.documents.store(key, place, fileName, content),
      discard: (stored) => this.documents.discard(stored),
    });
    return { ...upload, organisationId, applicationId };
  }

  discard({ stored }: ReceivedDocument): Promise<void> {
    return this.documents.discard(stored);
  }
}
