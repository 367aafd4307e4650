/** One page of a list. */
export interface ListPage<Row> {
  readonly data: readonly Row[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/** All rows of a list, page by page as they are needed; `list` is asked with the query and each page's cursor. */
export async function* everyRow<Row, Query extends object>(
  list: (query: Query & { cursor?: string }) => Promise<{ data: ListPage<Row> }>,
  query: Query,
): AsyncGenerator<Row, void, void> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const { data: page } = await list(cursor === undefined ? query : { ...query, cursor });
    yield* page.data;
    cursor = page.nextCursor;
  }
}
