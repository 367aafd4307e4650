import * as z from 'zod';
import { moment } from './moment.schema.js';
import { decodeCursor } from './cursor.js';

/** A column by which a list can be sorted. */
export interface SortColumn<Row> {
  /** Never null; a time in whole milliseconds, as its value in the row is. Only words of the code get into a statement. */
  readonly sql: string;
  readonly type: 'text' | 'uuid' | 'timestamptz';
  /** The column’s value in a row. */
  readonly of: (row: Row) => string;
  /** What is sorted is the column’s opposite, as an age is that of a date. */
  readonly isReversed?: boolean;
}

/** A list’s order in SQL, and the place in it at which a page begins. */
export interface SortedList<Row> {
  /** What follows `order by`. */
  readonly order: string;
  /** Whether a row comes after the place whose value and id these two parameters hold; nulls hold the start. */
  readonly after: (value: string, id: string) => string;
  /** The value and the id of the row before this page. */
  readonly start: readonly [string | null, string | null];
  /** The place of a row, for the cursor. */
  readonly placeOf: (row: Row) => [string, string];
}

const PART = { text: z.string(), uuid: z.uuid(), timestamptz: moment() };

/** What `sort` may be: names of columns, with a minus in front for the other way round. */
export const sortOf = <const Name extends string>(...names: readonly Name[]) =>
  z.enum(names.flatMap((name): (Name | `-${Name}`)[] => [name, `-${name}`]));

/** The order that `sort` asks for; rows of one value stand in the order of their ids. */
export function sortedList<Name extends string, Row extends { readonly id: string }>(
  sort: Name | `-${Name}`,
  columns: Readonly<Record<Name, SortColumn<Row>>>,
  id: string,
  cursor: string | undefined,
): SortedList<Row> {
  const isMinus = sort.startsWith('-');
  const { sql, type, of, isReversed = false } = columns[(isMinus ? sort.slice(1) : sort) as Name];
  const isDescending = isMinus !== isReversed;
  const direction = isDescending ? 'desc' : 'asc';
  const [value = null, last = null] = decodeCursor(cursor, PART[type], z.uuid()) ?? [];
  return {
    order: `${sql} ${direction}, ${id} ${direction}`,
    after: (valueAt, idAt) =>
      last === null
        ? `(${valueAt}::${type} is null and ${idAt}::uuid is null)`
        : `(${sql}, ${id}) ${isDescending ? '<' : '>'} (${valueAt}::${type}, ${idAt}::uuid)`,
    start: [value, last],
    placeOf: (row) => [of(row), row.id],
  };
}
