import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { organisationOf } from '../../access/organisation-of.js';
import { runSql } from '../../platform/database/run-sql.js';
import { OWN_JOB, PUBLISHED_JOB } from './job-list.sql.js';
import { JobNotFound, JobNotPublished } from '../jobs.errors.js';
import type { PublishedJob } from './v1-jobs.schemas.js';

/** One job for a key: a partner sees it only while it is published there. */
@Injectable()
export class GetJobForKey {
  constructor(private readonly em: EntityManager) {}

  async run(by: Actor, jobId: string): Promise<PublishedJob> {
    const [sql, from] = by.connectionId ? [PUBLISHED_JOB, by.connectionId] : [OWN_JOB, organisationOf(by)];
    const [job] = await runSql<PublishedJob>(this.em.fork(), sql, [from, jobId]);
    if (!job) throw by.connectionId ? new JobNotPublished() : new JobNotFound();
    return job;
  }
}
