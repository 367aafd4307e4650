import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import type { FieldProblem } from '../../platform/errors/domain-error.js';
import { RequestInvalid } from '../../platform/errors/request.errors.js';
import { KeyStore } from '../../platform/secrets/key-store.js';
import { SealedDocuments, type StoredDocument } from '../documents/sealed-documents.js';
import type { OpenJob } from './find-open-job.query.js';
import { byFormFields, formApplication } from './form-application.js';
import { readApplyForm, type ReadForm } from './read-apply-form.js';
import { SubmitApplication } from './submit-application.use-case.js';

/** What became of a form. */
export type FormResult =
  | { readonly reference: string }
  | { readonly problems: readonly FieldProblem[]; readonly form: ReadForm<StoredDocument> };

/** Reads a form as it comes and submits it; of one that cannot be used, nothing stays behind. */
@Injectable()
export class ReceiveApplyForm {
  constructor(
    private readonly keys: KeyStore,
    private readonly documents: SealedDocuments,
    private readonly submit: SubmitApplication,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(by: Actor, job: OpenJob, request: IncomingMessage): Promise<FormResult> {
    const now = this.clock.now();
    const made = await this.keys.create(now, job.organisationId);
    const place = { organisationId: job.organisationId, applicationId: made.id };
    const form = await readApplyForm(
      request,
      (fileName, content) =>
        this.documents.store(made.key, { ...place, id: uuidv7({ msecs: now.getTime() }) }, fileName, content),
      (stored) => this.documents.discard(stored),
    );
    let keeps = false;
    try {
      if (form.values.get('website')) return this.unsent(by, { reference: randomUUID() });
      const read = formApplication(form, job.id, now);
      if ('problems' in read) return this.unsent(by, { problems: read.problems, form });
      const { answer, replayed } = await this.submit.run(by, job, {
        id: submissionOf(form),
        application: read.application,
        made,
        documents: arrived(form),
      });
      if (replayed) this.audit.unchanged(by);
      keeps = !replayed;
      return { reference: answer };
    } catch (error) {
      if (error instanceof RequestInvalid)
        return this.unsent(by, { problems: byFormFields(error.problems, form.values), form });
      throw error;
    } finally {
      if (!keeps) for (const { stored } of arrived(form)) await this.documents.discard(stored);
    }
  }

  private unsent(by: Actor, result: FormResult): FormResult {
    this.audit.unchanged(by);
    return result;
  }
}

function submissionOf({ values }: ReadForm<unknown>): string {
  const given = values.get('submission') ?? '';
  return `apply-form/${isUuid(given) ? given : randomUUID()}`;
}

const arrived = ({ documents }: ReadForm<StoredDocument>) =>
  documents.flatMap(({ category, stored }) =>
    stored.status === 'fulfilled' ? [{ category, stored: stored.value }] : [],
  );
