import { afterAll, beforeAll, expect, it, describe } from '@jest/globals';
import { AnsweringServer } from '../test/answering-server.js';
import { Andock, JobFeed } from './index.js';

const server = new AnsweringServer();
let andock: Andock;
beforeAll(async () => {
  andock = new Andock({ url: await server.start(), key: 'k', retries: { attempts: 1 } });
});
afterAll(() => server.stop());

const job = (id: string, second: number) => ({
  id,
  title: id,
  updatedAt: `2026-01-01T00:00:0${second}.000000Z`,
});
const page = (data: unknown[], second: number, nextCursor: string | null = null, etag = '') => ({
  status: 200,
  body: { data, nextCursor, watermark: `2026-01-01T00:00:0${second}.000000Z` },
  ...(etag !== '' && { headers: { etag } }),
});
const read = async (feed: JobFeed) => {
  const ids = [];
  for await (const one of feed.news()) ids.push('removed' in one ? `-${one.id}` : one.id);
  return ids;
};
const lines = () =>
  server.came.map(({ line }) => decodeURIComponent(line.replace('GET /v1/jobs?limit=100', '')));

describe('JobFeed', () => {
  it('reads the whole list, then what changed, each change once though the hub repeats it', async () => {
    const feed = new JobFeed(andock);
    server.answer(page([job('a', 1)], 3, 'next'), page([job('b', 3)], 3));
    expect(await read(feed)).toEqual(['a', 'b']);
    server.answer(page([job('b', 3), { id: 'a', removed: true, updatedAt: job('a', 4).updatedAt }], 5));
    expect(await read(feed)).toEqual(['-a']);
    expect(lines()).toEqual(['&updatedSince=2026-01-01T00:00:03.000000Z']);
    server.answer(page([job('b', 5)], 5));
    expect(await read(feed)).toEqual(['b']);
  });

  it('asks for no news with the tag, and keeps its watermark meanwhile', async () => {
    const feed = new JobFeed(andock, { watermark: '2026-01-01T00:00:03.000000Z', etag: null, seen: [] });
    server.answer(page([], 4, null, 'W/"1"'), { status: 304 }, page([job('a', 6)], 7));
    expect([await read(feed), await read(feed), await read(feed)]).toEqual([[], [], ['a']]);
    expect(server.came.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, 'W/"1"', 'W/"1"']);
    expect(new Set(lines())).toEqual(new Set(['&updatedSince=2026-01-01T00:00:03.000000Z']));
    expect(feed.position).toEqual({ watermark: '2026-01-01T00:00:07.000000Z', etag: null, seen: [] });
  });

  it('stays where it was when a page fails or its reader stops', async () => {
    const feed = new JobFeed(andock);
    server.answer(page([job('a', 1)], 3, 'next'), { status: 500 });
    await expect(read(feed)).rejects.toMatchObject({ status: 500 });
    expect(feed.position).toBeNull();
    server.answer(page([job('a', 1), job('b', 1)], 3));
    for await (const one of feed.news()) if (one.id === 'a') break;
    expect(feed.position).toBeNull();
  });
});
