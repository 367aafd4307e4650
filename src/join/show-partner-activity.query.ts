import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { Connections } from '../connections/public/connections.js';
import { Clock } from '../platform/database/clock.js';
import { earliestIdAt } from '../platform/database/earliest-id-at.js';
import { runSql } from '../platform/database/run-sql.js';
import type { CallKind, PartnerActivity } from './join.schemas.js';

const DAY_MS = 86_400_000;
const CALLS_MS = DAY_MS;
const APPLICATIONS_MS = 30 * DAY_MS;

/** What a partner wants with a call, by its route; of the same kind are several. */
const KINDS: Readonly<Record<string, CallKind>> = {
  'GET /v1/connection': 'connection-read',
  'PUT /v1/connection/status': 'status-reported',
  'PUT /v1/connection/postings': 'postings-reported',
  'GET /v1/jobs': 'jobs-read',
  'GET /v1/jobs/:id': 'jobs-read',
  'PUT /v1/jobs/:id/publication': 'publication-reported',
  'POST /v1/applications': 'application-sent',
  'POST /v1/applications/:id/documents': 'document-sent',
};

/** Calls of a connection's keys as the log holds them: organisation, connection, first id, since. */
const CALLS = `
  select target_id as route, max(at) as "lastAt", count(*)::int as count,
    (count(*) filter (where outcome <> 'success'))::int as refused
  from audit_event
  where organisation_id = $1 and action = 'api.called' and id >= $3 and at >= $4
    and actor_id in (select id::text from api_key where connection_id = $2)
  group by target_id`;

/** Organisation, connection, first id. */
const APPLICATIONS = `
  select count(*)::int as count, max(received_at) as "lastAt"
  from application where organisation_id = $1 and source_connection_id = $2 and id >= $3`;

/** Connection. */
const LAST_REPORT = `
  select job.id as "jobId", job.title, publication.partner_state as state, publication.reported_at as at
  from publication join job on job.id = publication.job_id
  where publication.connection_id = $1 and publication.reported_at is not null
  order by publication.reported_at desc, job.id limit 1`;

interface Calls {
  readonly route: string;
  readonly lastAt: Date;
  readonly count: number;
  readonly refused: number;
}
interface Applications {
  readonly count: number;
  readonly lastAt: Date | null;
}
interface Report {
  readonly jobId: string;
  readonly title: string;
  readonly state: NonNullable<PartnerActivity['lastReport']>['state'];
  readonly at: Date;
}

/** What a partner did lately: its calls by what they were for, what it handed over and what it last reported. */
@Injectable()
export class ShowPartnerActivity {
  constructor(
    private readonly em: EntityManager,
    private readonly connections: Connections,
    private readonly clock: Clock,
  ) {}

  async run(by: Actor, partnerOrId: string): Promise<PartnerActivity> {
    const em = this.em.fork();
    const organisationId = organisationOf(by);
    const { id, lastSeenAt } = await this.connections.find(em, organisationId, partnerOrId);
    const ago = (ms: number) => new Date(this.clock.now().getTime() - ms);
    const since = ago(CALLS_MS);
    const calls = await runSql<Calls>(em, CALLS, [organisationId, id, earliestIdAt(since), since]);
    const [applications] = await runSql<Applications>(em, APPLICATIONS, [
      organisationId,
      id,
      earliestIdAt(ago(APPLICATIONS_MS)),
    ]);
    const [report] = await runSql<Report>(em, LAST_REPORT, [id]);
    return {
      lastSeenAt: lastSeenAt?.toISOString() ?? null,
      calls: byKind(calls),
      applications: {
        count: applications?.count ?? 0,
        lastAt: applications?.lastAt ? new Date(applications.lastAt).toISOString() : null,
      },
      lastReport: report ? { ...report, at: new Date(report.at).toISOString() } : null,
    };
  }
}

/** The calls of all routes of one kind together, the latest kind first. */
function byKind(rows: readonly Calls[]): PartnerActivity['calls'] {
  const kinds = new Map<CallKind, PartnerActivity['calls'][number]>();
  for (const { route, lastAt, count, refused } of rows) {
    const kind = KINDS[route] ?? 'other';
    const at = new Date(lastAt).toISOString();
    const before = kinds.get(kind) ?? { kind, lastAt: at, count: 0, refused: 0 };
    kinds.set(kind, {
      kind,
      lastAt: at > before.lastAt ? at : before.lastAt,
      count: before.count + count,
      refused: before.refused + refused,
    });
  }
  return [...kinds.values()].sort((a, b) => (a.lastAt < b.lastAt ? 1 : -1));
}
