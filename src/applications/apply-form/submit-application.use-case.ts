import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import { Idempotency, type Once } from '../../platform/http/idempotency.js';
import type { NewKey } from '../../platform/secrets/key-store.js';
import { ApplicationAdmission } from '../application-admission.js';
import type { ApplicationInput } from '../applications.schemas.js';
import { CreateApplication } from '../create-application.js';
import type { DocumentCategory } from '../public/document-category.js';
import { RecordDocument } from '../documents/record-document.js';
import type { StoredDocument } from '../documents/sealed-documents.js';
import type { OpenJob } from './find-open-job.query.js';

/** A form that is complete: its documents are stored under the key that the application gets. */
export interface Submission {
  /** Made with the form, so that sending it twice makes one application. */
  readonly id: string;
  readonly application: ApplicationInput;
  readonly made: NewKey;
  readonly documents: readonly { readonly category: DocumentCategory; readonly stored: StoredDocument }[];
}

const CREATED = 201;

/** Takes an application with all of its documents in, or nothing of it. */
@Injectable()
export class SubmitApplication {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly admission: ApplicationAdmission,
    private readonly create: CreateApplication,
    private readonly record: RecordDocument,
  ) {}

  /** Answers with the application's id. */
  run(by: Actor, { organisationId }: OpenJob, submission: Submission): Promise<Once<string>> {
    const actor = { ...by, organisationId };
    const { id: key, application } = submission;
    const payload = { route: by.call?.route, jobId: application.jobId };
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, { scopeId: organisationId, key, payload, status: CREATED }, () =>
        this.take(tx, actor, organisationId, submission),
      ),
    );
  }

  private async take(
    tx: Tx,
    by: Actor,
    organisationId: string,
    { application, made, documents }: Submission,
  ): Promise<string> {
    const admitted = await this.admission.admit(tx, by, application);
    const { id: applicationId } = await this.create.run(tx, by, application, admitted, made);
    for (const document of documents)
      await this.record.run(tx, by, { ...document, organisationId, applicationId });
    return applicationId;
  }
}
