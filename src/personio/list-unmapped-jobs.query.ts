import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { Connections } from '../connections/public/connections.js';
import { runSql } from '../platform/database/run-sql.js';
import { decodeCursor, type Page, pageFrom, type PageQuery } from '../platform/http/cursor.js';
import { personioOnly } from './personio-only.js';
import type { UnmappedJob } from './job-mappings.schemas.js';

const UNMAPPED = `
  select job.id as "jobId", job.title, job.external_id as "externalId", coalesce(held.waiting, 0) as waiting
  from job
  left join (
    select job_id, count(*)::integer as waiting from delivery
    where connection_id = $2 and state = 'held' and reason = 'job_not_mapped' group by job_id
  ) held on held.job_id = job.id
  where job.organisation_id = $1
    and (job.status <> 'closed' or held.waiting > 0)
    and not exists (select 1 from personio_job where personio_job.job_id = job.id and personio_job.connection_id = $2)
    and ($3::integer is null or (-coalesce(held.waiting, 0), job.id) > (-$3::integer, $4::uuid))
  order by coalesce(held.waiting, 0) desc, job.id limit $5`;

/** Jobs that are not linked to Personio yet, those with the most waiting deliveries first. */
@Injectable()
export class ListUnmappedJobs {
  constructor(
    private readonly em: EntityManager,
    private readonly connections: Connections,
  ) {}

  async run(by: Actor, partnerOrId: string, { limit, cursor }: PageQuery): Promise<Page<UnmappedJob>> {
    const em = this.em.fork();
    const organisationId = organisationOf(by);
    const { id } = personioOnly(await this.connections.find(em, organisationId, partnerOrId));
    const [waiting = null, jobId = null] =
      decodeCursor(cursor, z.string().regex(/^\d{1,9}$/), z.uuid()) ?? [];
    const rows = await runSql<UnmappedJob>(em, UNMAPPED, [organisationId, id, waiting, jobId, limit + 1]);
    return pageFrom(rows, limit, (row) => [String(row.waiting), row.jobId]);
  }
}
