import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call } from '../support/http-client.ts';
import { TestHub } from '../support/test-hub.ts';

describe('GET /metrics', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start({ METRICS_TOKEN: 'a-token-for-prometheus' });
  });
  afterAll(() => hub.stop());

  it('200: tells this machine about requests by route, and what waits', async () => {
    await call(`${hub.url}/health/live`);
    const { status, text } = await call(`${hub.url}/metrics`);
    expect(status).toBe(200);
    expect(text).toMatch(/andock_request_seconds_count\{route="GET \/health\/live",status="200"\} \d+/);
    expect(text).toContain('andock_delivery_queue_age_seconds 0');
  });

  it('200: has the figures of the table in docs/operations.md, and no others of its own', async () => {
    const { text } = await call(`${hub.url}/metrics`);
    const told = [...text.matchAll(/^# TYPE (andock_(?!process_|nodejs_)\w+) /gm)].map(([, name]) => name);
    const documented = (await readFile('docs/operations.md', 'utf8')).matchAll(/^\| `(andock_\w+)`/gm);
    expect(told.toSorted()).toEqual([...documented].map(([, name]) => name).toSorted());
  });

  it('404: says nothing to others without the token', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.7' };
    expect((await call(`${hub.url}/metrics`, { headers: forwarded })).status).toBe(404);
    const authorization = 'Bearer a-token-for-prometheus';
    expect((await call(`${hub.url}/metrics`, { headers: { ...forwarded, authorization } })).status).toBe(200);
  });
});

describe('GET /health', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start();
  });
  afterAll(() => hub.stop());

  it('200: live and ready', async () => {
    expect((await call(`${hub.url}/health/live`)).status).toBe(200);
    expect((await call(`${hub.url}/health/ready`)).status).toBe(200);
  });
});
