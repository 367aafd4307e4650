import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { Actor } from '../../access/actor.js';
import { runSql } from '../../platform/database/run-sql.js';
import { decodeCursor, IN_ORDER, type Page, pageFrom } from '../../platform/http/cursor.js';
import { organisationOfLogs } from '../log-of.js';
import type { ReviewsQuery, ReviewView } from './reviews.schemas.js';

interface Row {
  readonly id: string;
  readonly body: Buffer;
  readonly display: string | null;
}

interface Body {
  readonly at: string;
  readonly organisation: string | null;
  readonly actor: { readonly id: string };
  readonly facts: { readonly from: string; readonly to: string; readonly note: string };
}

const REVIEWS = `
  select event.id, event.body, identity.display
    from audit_event event left join audit_identity identity on identity.event_id = event.id
   where event.action = 'log.reviewed' and event.action <> 'api.called' and event.outcome = 'success'`;

/** Sign-offs of a log that touch a period, the newest first; at most 200. */
export async function reviewsWithin(
  em: EntityManager,
  logId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<ReviewView[]> {
  const rows = await runSql<Row>(em, `${REVIEWS} and event.target_id = $1 order by event.id desc limit 200`, [
    logId,
  ]);
  return rows.map(reviewView).filter((review) => review.from < to && from < review.to);
}

/** Reviews of an organisation's people; staff auditors see all. */
@Injectable()
export class ListReviews {
  constructor(private readonly em: EntityManager) {}

  /** Refuses with `audit.log-not-found`. */
  async run(by: Actor, { organisationId, cursor, limit, order }: ReviewsQuery): Promise<Page<ReviewView>> {
    const { after, by: direction } = IN_ORDER[order];
    const [last = null] = decodeCursor(cursor, z.uuid()) ?? [];
    const rows = await runSql<Row>(
      this.em.fork(),
      `${REVIEWS}
          and ($1::uuid is null or event.organisation_id = $1) and ($2::uuid is null or event.id ${after} $2)
        order by event.id ${direction} limit $3`,
      [organisationOfLogs(by, organisationId) ?? null, last, limit + 1],
    );
    const page = pageFrom(rows, limit, (row) => [row.id]);
    return { ...page, data: page.data.map(reviewView) };
  }
}

function reviewView({ id, body, display }: Row): ReviewView {
  const { at, organisation, actor, facts } = JSON.parse(body.toString('utf8')) as Body;
  const { from, to, note } = facts;
  return { id, at, organisationId: organisation, from, to, note, by: display ?? actor.id };
}
