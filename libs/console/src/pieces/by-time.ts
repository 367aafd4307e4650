import type { Sorting } from './paged-table.js';

/** The order of a list by the time of its rows. */
export type Order = 'newest' | 'oldest';

/** Sorting of a list that the hub can only turn round. */
export const byTime = (
  column: string,
  order: Order | undefined,
  onOrder: (order: 'oldest' | undefined) => void,
): Sorting => ({
  columns: [column],
  sort: order === 'oldest' ? column : `-${column}`,
  onSort: (sort) => onOrder(sort === column ? 'oldest' : undefined),
});
