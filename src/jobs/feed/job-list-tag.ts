import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { organisationOf } from '../../access/organisation-of.js';
import { runSql } from '../../platform/database/run-sql.js';
import { moment } from '../job-columns.js';
import type { JobListQuery } from './v1-jobs.schemas.js';
import { Watermark } from './watermark.js';

/** Null while a change that is not visible yet could still be as old. */
const LAST_CHANGE = `
  select case when last.at < $3 then ${moment('last.at')} end as at
  from (
    select greatest(
      (select max(updated_at) from job where organisation_id = $1),
      (select max(updated_at) from publication where connection_id = $2),
      'epoch'
    ) as at
  ) last`;

/** Names the state of a job list by the last change in the organisation, without reading the jobs. */
@Injectable()
export class JobListTag {
  constructor(
    private readonly em: EntityManager,
    private readonly watermark: Watermark,
  ) {}

  /** The entity tag of this list for this caller; null when a change is under way, so that no news is missed. */
  async of(by: Actor, query: JobListQuery): Promise<string | null> {
    const settled = await this.watermark.at();
    const organisationId = organisationOf(by);
    const [last] = await runSql<{ at: string | null }>(this.em.fork(), LAST_CHANGE, [
      organisationId,
      by.connectionId,
      settled,
    ]);
    if (!last?.at) return null;
    const { limit, cursor = '', updatedSince = '' } = query;
    const state = [organisationId, by.connectionId, last.at, limit, cursor, updatedSince];
    return `W/"${createHash('sha256').update(JSON.stringify(state)).digest('base64url').slice(0, 22)}"`;
  }
}

/** Whether a header `If-None-Match` names this tag; strong and weak tags are alike here. */
export function isNamed(tag: string, ifNoneMatch: string | undefined): boolean {
  const opaque = (one: string) => one.trim().replace(/^W\//, '');
  return (ifNoneMatch ?? '').split(',').some((one) => opaque(one) === opaque(tag));
}
