import type { ListEventsQuery } from './audit.schemas.js';
import { IN_ORDER, type Order } from '../platform/http/cursor.js';
import { firstIdAt, momentOf } from './id-span.js';

/** What to find in the log. */
export type EventFilter = {
  readonly [Name in keyof Omit<ListEventsQuery, 'limit' | 'cursor' | 'order'>]:
    ListEventsQuery[Name] | undefined;
} & {
  /** Only events that come after this one in the list. */
  readonly last: string | undefined;
  readonly order: Order;
};

const API_CALLED = 'api.called';

/**
 * The `where` of a search, with `$1` parameters. Ids grow with time, so a period also bounds the ids, by which every
 * index is ordered, and an id also bounds the time, by which the months are cut. What an index is partial by stands
 * in the text: the planner does not see it in a parameter.
 */
export function eventConditions(filter: EventFilter): { sql: string; parameters: unknown[] } {
  const parameters: unknown[] = [];
  const conditions: string[] = [];
  const where = (condition: string, value: unknown) => {
    if (value === undefined) return;
    parameters.push(value);
    conditions.push(condition.replace('?', `$${parameters.length}`));
  };
  where('organisation_id = ?', filter.organisationId);
  where('action = ?', filter.action);
  if (filter.action !== undefined && filter.action !== API_CALLED)
    conditions.push(`action <> '${API_CALLED}'`);
  if (filter.exceptAction === API_CALLED) conditions.push(`action <> '${API_CALLED}'`);
  else where('action <> ?', filter.exceptAction);
  where('actor_id = ?', filter.actorId);
  where('target_id = ?', filter.targetId);
  if (filter.outcome !== undefined) conditions.push(`outcome = '${filter.outcome}'`);
  const from = filter.from === undefined ? undefined : new Date(filter.from);
  const to = filter.to === undefined ? undefined : new Date(filter.to);
  where('at >= ?', from);
  where('at < ?', to);
  where('id >= ?', from && firstIdAt(from));
  where('id < ?', to && firstIdAt(to));
  const { after } = IN_ORDER[filter.order];
  where(`id ${after} ?`, filter.last);
  where(`at ${after}= ?`, filter.last === undefined ? undefined : momentOf(filter.last));
  where('id = ?', filter.id);
  where('at = ?', filter.id === undefined ? undefined : momentOf(filter.id));
  return { sql: conditions.length > 0 ? `where ${conditions.join(' and ')}` : '', parameters };
}
