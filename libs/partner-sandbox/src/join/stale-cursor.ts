import type { Andock } from '@andock/client';

/** Goes on with a cursor that belongs to another walk, as a partner does that keeps one between two rounds. */
export async function readWithStaleCursor(andock: Andock): Promise<void> {
  const { data } = await andock.listPublishedJobs({ query: { limit: 1 } });
  const cursor = data.nextCursor ?? 'bm90LWEtY3Vyc29y';
  await andock.listPublishedJobs({ query: { limit: 1, cursor, updatedSince: '2020-01-01T00:00:00Z' } });
}
