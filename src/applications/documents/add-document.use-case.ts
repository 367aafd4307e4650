import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { organisationOf } from '../../access/organisation-of.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { Idempotency, type Once } from '../../platform/http/idempotency.js';
import type { ApplicationDocument } from '../applications.schemas.js';
import { DocumentReception, type ReceivedDocument } from './document-reception.js';
import { RecordDocument } from './record-document.js';

const CREATED = 201;

/** Adds an uploaded document to an application; nothing is kept of an upload that fails. */
@Injectable()
export class AddDocument {
  constructor(
    private readonly transactions: Transactions,
    private readonly reception: DocumentReception,
    private readonly idempotency: Idempotency,
    private readonly record: RecordDocument,
    private readonly audit: AuditLog,
  ) {}

  async run(
    by: Actor,
    applicationId: string,
    request: IncomingMessage,
    key?: string,
  ): Promise<Once<ApplicationDocument>> {
    const received = await this.reception.receive(by, applicationId, request);
    try {
      const once = await this.transactions.run((tx) => this.recordOnce(tx, by, received, key));
      if (once.replayed) {
        await this.reception.discard(received);
        this.audit.unchanged(by);
      }
      return once;
    } catch (error) {
      await this.reception.discard(received);
      throw error;
    }
  }

  private async recordOnce(
    tx: Tx,
    by: Actor,
    received: ReceivedDocument,
    key: string | undefined,
  ): Promise<Once<ApplicationDocument>> {
    const work = () => this.record.run(tx, by, received);
    if (key === undefined) return { answer: await work(), replayed: false };
    const { applicationId, category, stored } = received;
    const { fileName, hash } = stored;
    const payload = { route: by.call?.route, applicationId, category, fileName, hash: hash.toString('hex') };
    const scopeId = by.connectionId ?? organisationOf(by);
    const { answer, replayed } = await this.idempotency.once(
      tx,
      { scopeId, key, payload, status: CREATED },
      async () => withoutName(await work()),
    );
    const { id, ...rest } = answer;
    return { answer: { id, fileName, ...rest }, replayed };
  }
}

/** What is kept for a repeated upload: a file's name may be its candidate's, so it comes from the upload each time. */
const withoutName = ({ fileName: _, ...kept }: ApplicationDocument): Omit<ApplicationDocument, 'fileName'> =>
  kept;
