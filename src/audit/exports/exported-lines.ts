import type { EntityManager } from '@mikro-orm/postgresql';
import type { ShownLines } from '@andock/tamper-log';
import { runSql } from '../../platform/database/run-sql.js';
import type { SeqRange } from './log-rows.js';

const EVENTS_AT_ONCE = 2_000;

/** Lines of an export, and which of their events did not happen in the period but were sealed among its events. */
export interface ExportedLines extends ShownLines {
  readonly bytes: Buffer;
  readonly stragglers: readonly number[];
}

interface Page {
  readonly first: string | null;
  readonly last: string | null;
  readonly events: number;
  readonly dropped: number;
  readonly stragglers: string[] | null;
  readonly lines: Buffer | null;
}

/** RFC 8785 writes a text as JSON does, and the members in this order. */
const PERSON = `
  '{"display":' || coalesce(to_json(identity.display)::text, 'null') || ',"ip":' || coalesce(to_json(identity.ip)::text, 'null') ||
  ',"userAgent":' || coalesce(to_json(identity.user_agent)::text, 'null') || '}'`;

/** An event has no newline; one that somebody put in must not end the line, and shows by its hash all the same. */
const BODY = `
  select case when position('\\x0a'::bytea in body) = 0 then body
              else decode(replace(encode(body, 'escape'), E'\\n', ' '), 'escape') end as body`;

/** PostgreSQL puts the lines together as the bundle has them: a row that comes as columns takes the hub ten times as long. */
const LINES = `
  select min(seq) as first, max(seq) as last, count(body)::integer as events,
         (count(*) - count(body))::integer as dropped, array_agg(seq order by seq) filter (where not inside) as stragglers,
         string_agg(convert_to(head, 'UTF8') || coalesce(body || convert_to(tail, 'UTF8'), '}'::bytea), '\\x0a'::bytea order by seq) as lines
    from (
      select leaf.seq, event.body, leaf.at >= $4 and leaf.at < $5 as inside,
             '{"seq":' || leaf.seq || ',"leaf":"' || encode(leaf.leaf_hash, 'base64') || '"' ||
               coalesce(',"bytes":' || octet_length(event.body) || ',"event":', '') as head,
             coalesce(',"person":{"salt":"' || translate(encode(identity.salt, 'base64'), E'\\n', '') || '","values":' || ${PERSON} || '}', '') || '}' as tail
        from (select * from audit_leaf where log_id = $1 and seq >= $2 and seq < $3) leaf
        left join lateral (${BODY} from audit_event where id = leaf.event_id and at = leaf.at limit 1) event on true
        left join lateral (select * from audit_identity where event_id = leaf.event_id limit 1) identity on true
    ) as shown`;

/** The events of a range as lines of the bundle, a page at a time; the next page is read while this one is used. */
export async function* exportedLines(
  em: EntityManager,
  { logId, from, to }: { readonly logId: string; readonly from: string; readonly to: string },
  { first, last }: SeqRange,
): AsyncGenerator<ExportedLines> {
  const read = (start: number) =>
    runSql<Page>(em, LINES, [logId, start, Math.min(last + 1, start + EVENTS_AT_ONCE), from, to]);
  let next = read(first);
  for (let start = first; start <= last; start += EVENTS_AT_ONCE) {
    const [page] = await next;
    if (start + EVENTS_AT_ONCE <= last) {
      next = read(start + EVENTS_AT_ONCE);
      next.catch(() => undefined);
    }
    if (page?.lines) yield linesOf(page, page.lines);
  }
}

const linesOf = ({ first, last, events, dropped, stragglers }: Page, bytes: Buffer): ExportedLines => ({
  first: Number(first),
  last: Number(last),
  counts: { events, dropped },
  stragglers: (stragglers ?? []).map(Number),
  bytes,
});
