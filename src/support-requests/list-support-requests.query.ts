import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { type Page, pageFrom } from '../platform/http/cursor.js';
import { sortedList } from '../platform/http/sort.js';
import type { SupportRequestState } from './support-request.entity.js';
import { SupportRequestNotFound } from './support-requests.errors.js';
import type {
  CommentView,
  SupportRequestDetail,
  SupportRequestQuery,
  SupportRequestView,
} from './support-requests.schemas.js';

import { WAITING_SINCE_SQL } from './waiting-since.js';
import { isOverdue } from './working-time.js';

const MOST_COMMENTS = 500;

interface Row extends Omit<SupportRequestView, 'createdAt' | 'decidedAt' | 'waitingSince' | 'overdue'> {
  readonly waitingSince: string | null;
  readonly state: SupportRequestState;
  readonly createdAt: string;
  readonly decidedAt: string | null;
}

const REQUESTS = `
  select request.id, request.state, request.partner, connection_id as "connectionId", connection.state as "connectionState",
         connection.onboarding and request.state = 'approved' as onboarding,
         request.organisation_id as "organisationId", organisation.name as "organisationName",
         confirmed_paid_plan as "confirmedPaidPlan", requester.name as "requestedBy",
         assignee.name as "assignedTo", assigned_to as "assignedToId", request.reason,
         request.created_at as "createdAt", decided_at as "decidedAt",
         greatest(0, extract(epoch from coalesce(decided_at, now()) - request.created_at))::int as "ageSeconds",
         ${WAITING_SINCE_SQL} as "waitingSince"
  from support_request request
  join connection on connection.id = connection_id
  join organisation on organisation.id = request.organisation_id
  join account requester on requester.id = requested_by
  left join account assignee on assignee.id = assigned_to
  where ($1::uuid is null or request.organisation_id = $1)`;

const COMMENTS = `
  select comment.id, author.name as author, author.kind = 'staff' as "byStaff", internal, text,
         comment.created_at as "createdAt"
  from support_request_comment comment join account author on author.id = author_id
  where support_request_id = $1 and ($2 or not internal)
  order by comment.created_at, comment.id limit ${MOST_COMMENTS}`;

const SORTED_BY = {
  age: {
    sql: `date_trunc('milliseconds', request.created_at)`,
    type: 'timestamptz',
    of: ({ createdAt }: SupportRequestView) => createdAt,
    isReversed: true,
  },
  organisation: {
    sql: 'organisation.name collate "und-x-icu"',
    type: 'text',
    of: ({ organisationName }: SupportRequestView) => organisationName,
  },
} as const;

/** Reads requests, oldest first: a manager its organisation's, staff all. */
@Injectable()
export class ListSupportRequests {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async run(by: Actor, query: SupportRequestQuery): Promise<Page<SupportRequestView>> {
    const sorted = sortedList(query.sort, SORTED_BY, 'request.id', query.cursor);
    const rows = await runSql<Row>(
      this.em.fork(),
      `${REQUESTS} and ($2::text is null or request.state = $2)
         and ${sorted.after('$3', '$4')}
       order by ${sorted.order} limit $5`,
      [by.organisationId, query.state ?? null, ...sorted.start, query.limit + 1],
    );
    const now = this.clock.now();
    return pageFrom(
      rows.map((row) => view(row, now)),
      query.limit,
      sorted.placeOf,
    );
  }

  /** One with its comments. Throws `SupportRequestNotFound`. */
  async one(by: Actor, id: string): Promise<SupportRequestDetail> {
    const em = this.em.fork();
    const [row] = await runSql<Row>(em, `${REQUESTS} and request.id = $2`, [by.organisationId, id]);
    if (!row) throw new SupportRequestNotFound();
    const comments = await runSql<CommentView>(em, COMMENTS, [id, by.kind === 'staff']);
    return {
      ...view(row, this.clock.now()),
      comments: comments.map((comment) => ({
        ...comment,
        createdAt: new Date(comment.createdAt).toISOString(),
      })),
    };
  }
}

const view = (row: Row, now: Date): SupportRequestView => ({
  ...row,
  waitingSince: row.waitingSince && new Date(row.waitingSince).toISOString(),
  overdue: row.waitingSince !== null && isOverdue(new Date(row.waitingSince), now),
  createdAt: new Date(row.createdAt).toISOString(),
  decidedAt: row.decidedAt && new Date(row.decidedAt).toISOString(),
});
