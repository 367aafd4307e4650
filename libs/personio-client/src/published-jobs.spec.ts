import { afterEach, describe, expect, it } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { answering, clientAgainst, clientOf, closeOpened, listening, never } from '../test/local-server.js';

afterEach(closeOpened);

describe('publishedJobs', () => {
  const feed =
    '<?xml version="1.0"?><workzag-jobs><position><id>1234567</id><name>R&amp;D</name></position></workzag-jobs>';

  it('jobs: reads the feed of a host, without credentials', async () => {
    let seen: IncomingMessage | undefined;
    const client = await clientAgainst((request, response) => {
      seen = request;
      answering(200, feed)(request, response);
    });
    const answer = await client.publishedJobs('muster.jobs.personio.com', never);
    expect(answer).toMatchObject({ kind: 'jobs', jobs: [{ id: '1234567', name: 'R&D' }] });
    expect(seen?.url).toBe('/feed/muster/muster.jobs.personio.com/xml');
    expect(seen?.headers.authorization).toBeUndefined();
  });

  it.each([
    [404, '<html></html>', 'status'],
    [301, '', 'status'],
    [200, '<!doctype html><html></html>', 'not-a-feed'],
    [200, '', 'not-a-feed'],
    [200, '<workzag-jobs/>', 'no-jobs'],
  ])('no-feed: %d %s', async (status, body, why) => {
    const client = await clientAgainst(answering(status, body, { location: '/x' }));
    expect(await client.publishedJobs('muster', never)).toMatchObject({ kind: 'no-feed', why });
  });

  it('no-feed: another host is never called', async () => {
    let calls = 0;
    const client = await clientAgainst((request, response) => {
      calls += 1;
      response.end(feed);
    });
    for (const host of ['evil.example', 'a.jobs.personio.com.evil.example', '../x', 'a/b']) {
      expect(await client.publishedJobs(host, never)).toMatchObject({ kind: 'no-feed', why: 'foreign-host' });
    }
    expect(calls).toBe(0);
  });

  it('unreachable: too long a feed, and no connection', async () => {
    const client = await clientAgainst(answering(200, 'x'.repeat(6_000_000)));
    expect(await client.publishedJobs('muster', never)).toMatchObject({
      kind: 'unreachable',
      cause: 'answer-too-large',
    });
    const closed = createTcpServer();
    const url = await listening(closed);
    closed.close();
    expect(await clientOf(url).publishedJobs('muster', never)).toMatchObject({
      kind: 'unreachable',
      cause: 'connection',
    });
  });
});
