import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { JobLookup } from '../jobs/public/job-lookup.js';
import { Clock } from '../platform/database/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { ApplicationContent } from './application-content.js';
import type { ApplicationInput } from './applications.schemas.js';
import { checkedAnswers } from './checked-answers.js';
import { SourceTags } from './source-tags.js';

/** What the hub adds to an application that may come in. */
export interface Admitted {
  readonly organisationId: string;
  readonly tag: string;
  readonly answers: ApplicationContent['answers'];
}

/** Decides whether an application may come in: a partner's only to a job published to it, with fitting answers. */
@Injectable()
export class ApplicationAdmission {
  constructor(
    private readonly jobs: JobLookup,
    private readonly tags: SourceTags,
    private readonly clock: Clock,
  ) {}

  async admit(tx: Tx, by: Actor, { jobId, answers }: ApplicationInput): Promise<Admitted> {
    const organisationId = organisationOf(by);
    const job =
      by.connectionId === null
        ? await this.jobs.ofOrganisation(tx, organisationId, jobId)
        : await this.jobs.publishedTo(tx, by.connectionId, jobId, this.clock.now());
    return {
      organisationId,
      tag: await this.tags.of(tx, by),
      answers: checkedAnswers(job.questions, answers),
    };
  }
}
