import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { Actor } from '../../access/actor.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import { decodeCursor, type Page, pageFrom, type PageQuery } from '../../platform/http/cursor.js';
import { ExportNotFound } from '../audit.errors.js';
import { organisationOfLog } from '../sealing/log-id.js';
import type { ExportFilter, ExportView } from './exports.schemas.js';

interface Row {
  readonly id: string;
  readonly log_id: string;
  readonly period_from: string | Date;
  readonly period_to: string | Date;
  readonly format: ExportView['format'];
  readonly filter: ExportFilter | null;
  readonly state: ExportView['state'];
  readonly progress: number;
  readonly requested_at: string | Date;
  readonly requested_by: string;
  readonly requester_name: string | null;
  readonly finished_at: string | Date | null;
  readonly expires_at: string | Date | null;
  readonly size: string | null;
  readonly sha256: string | null;
  readonly events: number | null;
  readonly first_seq: string | null;
  readonly last_seq: string | null;
  readonly verdict: ExportView['verdict'];
  readonly findings: string | null;
  readonly failure: string | null;
  readonly organisation_name: string | null;
  readonly downloads: { at: string; by: string }[] | null;
}

/** Exports with who asked for them and who fetched them, as the log itself tells; a part from later on carries one on. */
const EXPORTS = `
  select export.*, (
           select identity.display from audit_event event left join audit_identity identity on identity.event_id = event.id
            where event.target_id = export.id::text and event.action = 'export.requested' limit 1
         ) as requester_name, (
           select json_agg(json_build_object('at', fetched.at, 'by', fetched.by)) from (
             select event.at, coalesce(identity.display, event.actor_id) as by
               from audit_event event left join audit_identity identity on identity.event_id = event.id
              where event.target_id = export.id::text and event.action = 'export.downloaded' and event.outcome = 'success'
                and position('"firstByte":0}'::bytea in event.body) > 0
              order by event.id desc limit 100
           ) fetched
         ) as downloads, (select name from organisation where id = export.log_id) as organisation_name
    from audit_export export
   where ($1::uuid is null or export.log_id = $1)`;

/** Reads exports: an organisation's people see their own, staff auditors all. */
@Injectable()
export class ListExports {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async run(by: Actor, query: PageQuery): Promise<Page<ExportView>> {
    const [after = null] = decodeCursor(query.cursor, z.uuid()) ?? [];
    const rows = await runSql<Row>(
      this.em.fork(),
      `${EXPORTS} and ($2::uuid is null or export.id < $2) order by export.id desc limit $3`,
      [by.organisationId, after, query.limit + 1],
    );
    const page = pageFrom(rows, query.limit, (row) => [row.id]);
    const now = this.clock.now();
    return { ...page, data: page.data.map((row) => view(row, now)) };
  }

  /** Refuses with `audit.export-not-found`. */
  async one(by: Actor, exportId: string): Promise<ExportView> {
    const [row] = await runSql<Row>(this.em.fork(), `${EXPORTS} and export.id = $2`, [
      by.organisationId,
      exportId,
    ]);
    if (!row) throw new ExportNotFound();
    return view(row, this.clock.now());
  }
}

function view(row: Row, now: Date): ExportView {
  const isOver = row.state === 'ready' && row.expires_at !== null && new Date(row.expires_at) <= now;
  return {
    id: row.id,
    organisationId: organisationOfLog(row.log_id),
    organisationName: row.organisation_name,
    from: iso(row.period_from),
    to: iso(row.period_to),
    format: row.format,
    filter: row.filter,
    state: isOver ? 'deleted' : row.state,
    progress: row.progress,
    requestedAt: iso(row.requested_at),
    requestedBy: row.requester_name ?? row.requested_by,
    finishedAt: row.finished_at && iso(row.finished_at),
    expiresAt: row.expires_at && iso(row.expires_at),
    size: row.size === null ? null : Number(row.size),
    sha256: row.sha256,
    events: row.events,
    firstSeq: row.first_seq === null ? null : Number(row.first_seq),
    lastSeq: row.last_seq === null ? null : Number(row.last_seq),
    verdict: row.verdict,
    findings: row.findings === null ? [] : (JSON.parse(row.findings) as string[]),
    failure: row.failure,
    downloads: (row.downloads ?? []).map((fetched) => ({ by: fetched.by, at: iso(fetched.at) })),
  };
}

const iso = (at: string | Date): string => new Date(at).toISOString();
