import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { consoleDocument, partnerDocument } from '../../src/platform/openapi/documents.js';
import { call } from '../support/http-client.ts';
import { TestHub } from '../support/test-hub.ts';

const committed = (name: string): unknown => JSON.parse(readFileSync(`openapi/${name}`, 'utf8'));
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the OpenAPI documents', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start();
  });
  afterAll(() => hub.stop());

  it('are committed as the code makes them (else: npm run andock -- openapi:write)', () => {
    expect(asJson(partnerDocument(hub.app))).toEqual(committed('andock.v1.json'));
    expect(asJson(consoleDocument(hub.app))).toEqual(committed('console.v1.json'));
  });

  it('200: partners read theirs at /openapi.json, and as pages at /docs/api', async () => {
    const document = await call(`${hub.url}/openapi.json`);
    expect(document.body).toEqual(committed('andock.v1.json'));
    const page = await call(`${hub.url}/docs/api`);
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('swagger-ui')]);
  });

  it.each([
    ['partners', partnerDocument],
    ['console', consoleDocument],
  ])('name every operation once: %s', (_, documentOf) => {
    const names = Object.values(documentOf(hub.app).paths).flatMap((path) =>
      [path.get, path.put, path.post, path.delete, path.patch].flatMap(
        (operation) => operation?.operationId ?? [],
      ),
    );
    expect(new Set(names).size).toBe(names.length);
  });
});
