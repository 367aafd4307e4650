import * as z from 'zod';
import { RequestInvalid } from '../errors/request.errors.js';

const DEFAULT_LIMIT = 25;
const MOST_LIMIT = 100;
const LONGEST_CURSOR = 2_000;

/** The query of every list. */
export const PageQuery = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_LIMIT)
    .default(DEFAULT_LIMIT)
    .meta({ description: 'Rows on a page, 1 to 100.', examples: [25] }),
  cursor: z
    .string()
    .max(LONGEST_CURSOR)
    .optional()
    .meta({ examples: ['WyIwMTk5ZTNhMCJd'], description: 'The `nextCursor` of the page before.' }),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** The order of a list whose rows are numbered by time. */
export const Order = z.enum(['newest', 'oldest']);
export type Order = z.infer<typeof Order>;

/** How that order and the place after a row are said in SQL; only these words ever get into a statement. */
export const IN_ORDER = { newest: { after: '<', by: 'desc' }, oldest: { after: '>', by: 'asc' } } as const;

/** The answer of every list. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    data: z.array(row).max(MOST_LIMIT).meta({ description: 'The rows of this page.' }),
    nextCursor: z
      .string()
      .max(LONGEST_CURSOR)
      .nullable()
      .meta({
        examples: ['WyIwMTk5ZTNhMCJd'],
        description: 'Give it back as `cursor` for the next page; null on the last.',
      }),
  });

/** One page of a list. */
export interface Page<Row> {
  readonly data: Row[];
  readonly nextCursor: string | null;
}

/** Makes a page of rows that were read with one more than asked for. */
export function pageFrom<Row>(
  rows: readonly Row[],
  limit: number,
  position: (row: Row) => readonly string[],
): Page<Row> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(position(last)) : null;
  return { data, nextCursor };
}

const encodeCursor = (position: readonly string[]): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

const Position = z.array(z.string().max(300)).min(1).max(3);

/** The position that a cursor stands for, checked part by part; a cursor that we did not make is refused. */
export function decodeCursor(
  cursor: string | undefined,
  ...parts: readonly z.ZodType<string>[]
): string[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const position = Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (position.length !== parts.length) throw new Error('length');
    return position.map((value, at) => (parts[at] as z.ZodType<string>).parse(value));
  } catch {
    throw new RequestInvalid([
      {
        field: 'cursor',
        code: 'invalid_cursor',
        message: { en: 'This is not a cursor of this list.', de: 'Das ist kein Cursor dieser Liste.' },
      },
    ]);
  }
}
