import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { Connections } from '../connections/public/connections.js';
import { runSql } from '../platform/database/run-sql.js';
import { decodeCursor, type Page, pageFrom, type PageQuery } from '../platform/http/cursor.js';
import { JobLinks } from './job-links.js';
import type { JobToLink } from './jobs.schemas.js';

const NOT_CLOSED = `
  select id, title, external_id as "externalId", status from job
  where organisation_id = $1 and status <> 'closed' and ($2::uuid is null or id < $2)
  order by id desc limit $3`;

/** The jobs that can be linked to those of one outbound connection: their names, and what they are there already. */
@Injectable()
export class ListJobsToLink {
  constructor(
    private readonly em: EntityManager,
    private readonly connections: Connections,
    private readonly links: JobLinks,
  ) {}

  /** Newest first. Refuses with `ConnectionNotFound`. */
  async run(by: Actor, partnerOrId: string, { cursor, limit }: PageQuery): Promise<Page<JobToLink>> {
    const [before = null] = decodeCursor(cursor, z.uuid()) ?? [];
    const organisationId = organisationOf(by);
    const em = this.em.fork();
    const connection = await this.connections.find(em, organisationId, partnerOrId);
    const rows = await runSql<Omit<JobToLink, 'externalJob'>>(em, NOT_CLOSED, [
      organisationId,
      before,
      limit + 1,
    ]);
    const page = pageFrom(rows, limit, ({ id }) => [id]);
    const links = await this.links.of(
      organisationId,
      page.data.map(({ id }) => id),
    );
    const linkOf = (id: string) => links.get(id)?.find(({ connectionId }) => connectionId === connection.id);
    return {
      ...page,
      data: page.data.map((job) => ({ ...job, externalJob: linkOf(job.id)?.externalJob ?? null })),
    };
  }
}
