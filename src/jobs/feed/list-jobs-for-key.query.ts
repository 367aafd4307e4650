import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import * as z from 'zod';
import { moment } from '../../platform/http/moment.schema.js';
import type { Actor } from '../../access/actor.js';
import { organisationOf } from '../../access/organisation-of.js';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.js';
import { runSql } from '../../platform/database/run-sql.js';
import { OWN_JOBS, OWN_JOBS_SINCE, PUBLISHED_JOBS, PUBLISHED_JOBS_SINCE } from './job-list.sql.js';
import { isNamed, JobListTag } from './job-list-tag.js';
import { JobsPulled } from '../public/jobs-pulled.js';
import { SwitchOffProgress } from '../publications/switch-off-progress.js';
import type { JobList, JobListQuery, PublishedJob, RemovedJob } from './v1-jobs.schemas.js';
import { Watermark } from './watermark.js';

const ID = z.uuid();
const MOMENT = moment();

/** A list and its entity tag; without the list when the caller has it already. */
export interface TaggedJobList {
  readonly tag: string | null;
  readonly list: JobList | undefined;
}

type Row = PublishedJob & { readonly removed?: boolean };

/** The job list of `/v1`: what the connection's partner sees, or with a key of no connection all jobs. */
@Injectable()
export class ListJobsForKey implements OnApplicationBootstrap {
  private listeners: readonly JobsPulled[] = [];

  constructor(
    private readonly em: EntityManager,
    private readonly watermark: Watermark,
    private readonly tags: JobListTag,
    private readonly discovery: DiscoveryService,
    private readonly switchOff: SwitchOffProgress,
  ) {}

  onApplicationBootstrap(): void {
    const instances = this.discovery.getProviders().map((provider) => provider.instance as unknown);
    this.listeners = instances.filter((instance) => instance instanceof JobsPulled);
  }

  /** `ifNoneMatch` names what the caller has. The tag is older than the list at most, so no change hides behind it. */
  async run(by: Actor, query: JobListQuery, ifNoneMatch?: string): Promise<TaggedJobList> {
    const tag = await this.tags.of(by, query);
    const list = tag !== null && isNamed(tag, ifNoneMatch) ? undefined : await this.read(by, query);
    const removed = list?.data.flatMap((job) => ('removed' in job ? [job.id] : [])) ?? [];
    if (by.connectionId !== null && removed.length > 0)
      await this.switchOff.removalsRead(this.em.fork(), by.connectionId, removed);
    for (const listener of this.listeners) await listener.pulled(by);
    return { tag, list };
  }

  private read(by: Actor, { limit, cursor, updatedSince }: JobListQuery): Promise<JobList> {
    if (updatedSince === undefined) return this.byId(by, limit, cursor);
    return this.byChange(by, limit, cursor, updatedSince);
  }

  /** The cursor keeps the watermark of the first page: what changes on read pages comes with the next `updatedSince`. */
  private async byId(by: Actor, limit: number, cursor: string | undefined): Promise<JobList> {
    const [started, lastId] = decodeCursor(cursor, MOMENT, ID) ?? [];
    const watermark = started ?? (await this.watermark.at());
    const sql = by.connectionId ? PUBLISHED_JOBS : OWN_JOBS;
    const rows = await this.rows(sql, [by.connectionId ?? organisationOf(by), lastId ?? null, limit + 1]);
    return { ...pageFrom(rows, limit, ({ id }) => [watermark, id]), watermark };
  }

  private async byChange(
    by: Actor,
    limit: number,
    cursor: string | undefined,
    since: string,
  ): Promise<JobList> {
    const [started, lastChange, lastId] = decodeCursor(cursor, MOMENT, MOMENT, ID) ?? [];
    const watermark = started ?? (await this.watermark.at());
    const sql = by.connectionId ? PUBLISHED_JOBS_SINCE : OWN_JOBS_SINCE;
    const from = by.connectionId ?? organisationOf(by);
    const rows = await this.rows(sql, [from, since, lastChange ?? null, lastId ?? null, limit + 1]);
    const { data, nextCursor } = pageFrom(rows, limit, ({ id, updatedAt }) => [watermark, updatedAt, id]);
    return { data: data.map(changeOf), nextCursor, watermark };
  }

  private rows(sql: string, parameters: unknown[]): Promise<Row[]> {
    return runSql<Row>(this.em.fork(), sql, parameters);
  }
}

/** A row of the list of changes as it is answered. */
export function changeOf({ removed, ...job }: Row): PublishedJob | RemovedJob {
  return removed ? { id: job.id, removed, updatedAt: job.updatedAt } : job;
}
