import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { PartnerManifests } from '../connections/public/partner-manifests.js';
import { runSql } from '../platform/database/run-sql.js';
import { type Page, pageFrom } from '../platform/http/cursor.js';
import { sortedList } from '../platform/http/sort.js';
import { JOB_COLUMNS, moment } from './job-columns.js';
import { JobLinks } from './job-links.js';
import { JobNotFound } from './jobs.errors.js';
import type { JobAnswer, JobFilter } from './jobs.schemas.js';
import type { PublicationAnswer } from './publications/publications.schemas.js';

type JobRow = Omit<JobAnswer, 'mappings'>;

const SORTED_BY = {
  title: { sql: 'job.title collate "und-x-icu"', type: 'text', of: ({ title }: JobRow) => title },
  created: { sql: 'job.id', type: 'uuid', of: ({ id }: JobRow) => id },
} as const;

/** Jobs with a switch for each active connection to an inbound partner: organisation, partners. */
const JOBS = `
  select ${JOB_COLUMNS}, job.owner_id as "ownerId", job.version,
    ${moment('job.created_at')} as "createdAt", ${moment('job.updated_at')} as "updatedAt",
    coalesce(switches.list, '[]') as publications
  from job
  left join lateral (
    select jsonb_agg(jsonb_build_object(
      'jobId', job.id, 'partner', connection.partner, 'connectionId', connection.id, 'connectionLabel', connection.label,
      'enabled', coalesce(publication.enabled, false),
      'published', coalesce(publication.enabled and job.status = 'open', false),
      'partnerState', publication.partner_state, 'partnerMessage', publication.partner_message,
      'boards', coalesce(publication.boards, '[]'), 'reportedAt', ${moment('publication.reported_at')}
    ) order by connection.partner, connection.label) as list
    from connection
    left join publication on publication.connection_id = connection.id and publication.job_id = job.id
    where connection.organisation_id = job.organisation_id
      and connection.partner = any($2::text[]) and connection.state not in ('off', 'requested')
  ) switches on true
  where job.organisation_id = $1`;

/** The jobs of an organisation, as the console shows them. */
@Injectable()
export class JobsOfOrganisation {
  constructor(
    private readonly em: EntityManager,
    private readonly partners: PartnerManifests,
    private readonly links: JobLinks,
  ) {}

  async list(organisationId: string, filter: JobFilter): Promise<Page<JobAnswer>> {
    const { status, search, sort, limit, cursor } = filter;
    const sorted = sortedList(sort, SORTED_BY, 'job.id', cursor);
    const rows = await this.rows(
      organisationId,
      `and ${sorted.after('$8', '$3')}
       and ($4::text is null or job.status = $4)
       and ($5::text is null or job.id in (
         select found.id from job found where found.organisation_id = $1
           and (found.title_folded like lower($6 collate "und-x-icu") collate "C" or found.external_id = $5)))
       order by ${sorted.order} limit $7`,
      [sorted.start[1], status ?? null, search ?? null, containing(search ?? ''), limit + 1, sorted.start[0]],
    );
    const page = pageFrom(rows, limit, sorted.placeOf);
    return { ...page, data: await this.mapped(organisationId, page.data) };
  }

  /** Throws `JobNotFound`. */
  async one(organisationId: string, jobId: string): Promise<JobAnswer> {
    const rows = await this.rows(organisationId, 'and job.id = $3', [jobId]);
    const [job] = await this.mapped(organisationId, rows);
    if (!job) throw new JobNotFound();
    return job;
  }

  /** The switch of one job for one connection. Throws `JobNotFound`. */
  async publication(organisationId: string, jobId: string, connectionId: string): Promise<PublicationAnswer> {
    const { publications } = await this.one(organisationId, jobId);
    const publication = publications.find((one) => one.connectionId === connectionId);
    if (!publication) throw new JobNotFound();
    return publication;
  }

  private async mapped(organisationId: string, jobs: readonly JobRow[]): Promise<JobAnswer[]> {
    const links = await this.links.of(
      organisationId,
      jobs.map(({ id }) => id),
    );
    return jobs.map((job) => ({ ...job, mappings: links.get(job.id) ?? [] }));
  }

  private rows(organisationId: string, rest: string, parameters: unknown[]): Promise<JobRow[]> {
    const inbound = this.partners.all().filter(({ direction }) => direction === 'inbound');
    const names = inbound.map(({ partner }) => partner);
    return runSql<JobRow>(this.em.fork(), `${JOBS} ${rest}`, [organisationId, names, ...parameters]);
  }
}

/** A pattern for `like` that finds the words as they are written. */
export const containing = (words: string): string => `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
