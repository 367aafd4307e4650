import { leafHash, type Manifest } from '@andock/tamper-log';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../../../platform/database/run-sql.js';
import type { ExportOrder } from '../export-order.js';

/** Events that did not happen in a period are few between those that did. */
const LOOKED_AT = 1_000;

interface Row {
  readonly seq: string;
  readonly leaf_hash: Buffer;
  readonly body: Buffer | null;
}

const NEIGHBOURS = `
  with place as (
    select coalesce($4, (select max(seq) + 1 from audit_leaf where log_id = $1 and at < $2)) as first,
           coalesce($5, (select min(seq) - 1 from audit_leaf where log_id = $1 and at >= $3)) as last
  )
  select leaf.seq, leaf.leaf_hash, event.body
    from place, audit_leaf leaf
    left join lateral (select body from audit_event where id = leaf.event_id and at = leaf.at limit 1) event on true
   where leaf.log_id = $1 and leaf.seq < $7 and (leaf.seq >= place.first - $6 and leaf.seq < place.first
      or leaf.seq > place.last and leaf.seq <= place.last + $6)
   order by leaf.seq`;

/**
 * A period is cut by the times in the table, which its owner can change: what was pushed out of it stands right beside
 * what is left, and tells its time itself. Says what is wrong there.
 */
export async function wrongBesidePeriod(
  em: EntityManager,
  { logId, from, to }: Pick<ExportOrder, 'logId' | 'from' | 'to'>,
  { range, bodiesFromSeq }: Pick<Manifest, 'range' | 'bodiesFromSeq'>,
  size: number,
): Promise<string[]> {
  const [first, last] = [range?.firstSeq ?? null, range?.lastSeq ?? null];
  const rows = await runSql<Row>(em, NEIGHBOURS, [logId, from, to, first, last, LOOKED_AT, size]);
  const period = { from: Date.parse(from), to: Date.parse(to) };
  return rows.flatMap(({ seq, leaf_hash: leaf, body }) => {
    if (!body)
      return Number(seq) < bodiesFromSeq ? [] : [`Event ${seq}, beside the period, has lost its body.`];
    if (!leafHash(body).equals(leaf)) return [`Event ${seq}, beside the period, is not what was sealed.`];
    const at = Date.parse((JSON.parse(body.toString('utf8')) as { at: string }).at);
    return at >= period.from && at < period.to
      ? [`Event ${seq} happened in the period, but is kept under a time outside of it.`]
      : [];
  });
}
