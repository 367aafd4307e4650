import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SCOPES } from '../../src/access/scopes.js';
import { partnerDocument } from '../../src/platform/openapi/documents.js';
import { FurnishedOrganisation } from '../support/furnished-organisation.ts';
import { KeyClient } from '../support/key-client.ts';
import { operatorKey } from '../support/operator-key.ts';
import { nastyText, type Schema, type Schemas, valuesOf } from '../support/schema-values.ts';
import { TestHub } from '../support/test-hub.ts';

/** `FUZZ_RUNS` for a longer run. */
const RUNS_OF_EACH = Number(process.env['FUZZ_RUNS'] ?? 100);
/** Each of its thousands of calls is quick; all of them together are not. */
const PATIENCE_MS = 300_000;

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, object>>;
}
interface Described {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}
interface Sent {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: Body['content'];
  readonly byOperator: boolean;
}
/** `type` undefined: the one that belongs to the content. */
interface Body {
  readonly content: string | Uint8Array | FormData | undefined;
  readonly type?: string | undefined;
  readonly encoding?: string | undefined;
}

let hub: TestHub;
let partner: KeyClient;
let operator: KeyClient;
let known: string[];
let described: Described[];
let schemas: Schemas;
beforeAll(async () => {
  hub = await TestHub.start({ API_CALLS_PER_MINUTE: '1000000' });
  const furnished = await FurnishedOrganisation.furnish(hub, await hub.staff('support'));
  const own = furnished.partner;
  await own.publishedJob({ questions: [{ id: 'q', text: 'Was?', type: 'number' }] });
  known = [...furnished.everyId, own.organisation.id];
  partner = own.join;
  operator = new KeyClient(hub.url, await operatorKey(hub, ...SCOPES), {
    'andock-organisation': own.organisation.id,
  });
  const { paths, components } = partnerDocument(hub.app);
  schemas = (components?.schemas ?? {}) as Schemas;
  described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => ['get', 'put', 'post', 'delete', 'patch'].includes(method))
      .map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        operation: operation as unknown as Operation,
      })),
  );
});
afterAll(() => hub.stop());

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));
/** Longer addresses never reach the application. */
const inAddress = (value: unknown): string => asText(value).slice(0, 500).toWellFormed();
/** In a path, a dot alone or two would be another address. */
const inPath = (value: unknown): string => encodeURIComponent(inAddress(value)).replace(/^\.{1,2}$|^$/, 'x');
const inHeader = (value: unknown): string =>
  asText(value)
    .replaceAll(/[^\x21-\x7e\xa0-\xff]/g, '-')
    .slice(0, 1000);

/** Headers of every call; `strangeHeaders` has them. */
const SHARED = new Set(['andock-organisation', 'accept-language']);

function callsOf(described: Described): fc.Arbitrary<Sent> {
  const { path, operation } = described;
  const parameters = (operation.parameters ?? []).filter(({ name }) => !SHARED.has(name));
  const valueOf = ({ schema, in: place }: (typeof parameters)[number]) => {
    const value = valuesOf(schema, schemas);
    return place === 'path' ? fc.oneof(value, fc.constantFrom(...known)) : value;
  };
  const given = fc.record(
    Object.fromEntries(
      parameters.map((one) => [one.name, fc.option(valueOf(one), { nil: undefined, freq: 6 })]),
    ),
  );
  return fc
    .record({
      given,
      body: bodiesOf(described),
      extra: fc.option(nastyText(), { freq: 1 }),
      more: strangeHeaders(),
      byOperator: fc.boolean(),
    })
    .map(({ given: values, body: { content, type, encoding }, extra, more, byOperator }) => {
      const query = new URLSearchParams();
      const headers: Record<string, string> = {};
      let address = path;
      for (const { name, in: place } of parameters) {
        const value = values[name];
        if (place === 'path') address = address.replace(`{${name}}`, inPath(value));
        else if (value !== undefined && place === 'query') query.append(name, inAddress(value));
        else if (value !== undefined) headers[name] = inHeader(value);
      }
      if (extra !== null) query.append(inAddress(extra), inAddress(extra));
      for (const [name, value] of Object.entries(more))
        if (value !== undefined) headers[name] = inHeader(value);
      if (type !== undefined) headers['content-type'] = inHeader(type);
      if (encoding !== undefined) headers['content-encoding'] = encoding;
      return {
        path: query.size > 0 ? `${address}?${query.toString()}` : address,
        headers,
        body: content,
        byOperator,
      };
    });
}

const seldom = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 12 });
/** As `fc.option`, `freq` to one that there is none. */
const rarely = <T>(values: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 12 }, values);

/** Headers that every call understands, now and then with something in them that nobody expects. */
const strangeHeaders = () =>
  fc.record({
    'accept-language': seldom(fc.oneof(nastyText(), fc.constantFrom('en', 'de-AT;q=0.1,en;q=x'))),
    accept: rarely(nastyText()),
    'andock-organisation': rarely(
      fc.oneof(nastyText(), fc.constantFrom('ext:', `ext:${'x'.repeat(900)}`, ...known)),
    ),
    authorization: rarely(
      fc.oneof(
        nastyText(),
        fc.constantFrom(
          'Bearer',
          'Basic YTpi',
          `Bearer ${partner.key}x`,
          `Bearer adk_live_${'ü'.repeat(62)}`,
        ),
      ),
    ),
    'if-none-match': rarely(nastyText()),
    'if-match': rarely(nastyText()),
    'idempotency-key': rarely(nastyText()),
    'x-request-id': rarely(nastyText()),
    'x-forwarded-for': rarely(nastyText()),
    range: rarely(fc.constantFrom('bytes=0-', 'bytes=-1', 'bytes=9-1', 'lines=1')),
  });

const TYPES = [
  'text/plain',
  'text/xml',
  'application/x-www-form-urlencoded',
  'application/json; charset=utf-16',
  'application/json; charset=nonsense',
  'application/problem+json',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=x',
  'nonsense',
];
const DEEP = 100_000;
const BROKEN = [
  '[',
  '{"a":',
  '"',
  'null',
  '7',
  '{"__proto__":{"x":1}}',
  '{"constructor":{"prototype":1}}',
  '\ufeff{}',
  '[]'.repeat(3),
  '['.repeat(DEEP) + ']'.repeat(DEEP),
  '{"a":'.repeat(DEEP) + '1' + '}'.repeat(DEEP),
  `"${'x'.repeat(1_100_000)}"`,
];

function bodiesOf({ method, operation: { requestBody } }: Described): fc.Arbitrary<Body> {
  const schema = requestBody?.content['application/json']?.schema;
  const type = rarely(fc.oneof(fc.constantFrom(...TYPES), nastyText()));
  const encoding = rarely(fc.constantFrom('gzip', 'br', 'deflate', 'identity', 'nonsense'));
  const strange = fc.record({
    content: fc.oneof(
      fc.constantFrom(...BROKEN),
      nastyText(),
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
    ),
    type: fc.oneof(fc.constantFrom('application/json', ...TYPES), nastyText()),
    encoding,
  });
  if (method === 'GET') return fc.constant<Body>({ content: undefined });
  if (!requestBody)
    return fc.oneof({ arbitrary: fc.constant<Body>({ content: undefined }), weight: 12 }, strange);
  if (schema) {
    const content = valuesOf(schema, schemas).map((value) => JSON.stringify(value));
    const json = fc
      .record({ content, type, encoding })
      .map(({ type = 'application/json', ...rest }) => ({ ...rest, type }));
    return fc.oneof({ arbitrary: json, weight: 15 }, strange);
  }
  const form = fc
    .tuple(
      fc.uint8Array({ maxLength: 2000 }),
      nastyText(),
      fc.oneof(fc.constantFrom('cv', 'other'), nastyText()),
      rarely(nastyText()),
    )
    .map(([bytes, name, category, unknown]) => {
      const content = new FormData();
      content.set('category', category);
      content.set('file', new Blob([new Uint8Array(bytes)]), name);
      if (unknown !== undefined) content.append(unknown, unknown);
      return { content };
    });
  return fc.oneof({ arbitrary: form, weight: 15 }, strange);
}

describe('any call of the public API', () => {
  it(
    'is answered as the document says, never with a fault of ours (trust 42)',
    async () => {
      expect(described.length).toBeGreaterThan(10);
      for (const one of described) {
        const listed = [...Object.keys(one.operation.responses), '400', '413', '415'];
        await fc.assert(
          fc.asyncProperty(callsOf(one), async ({ path, headers, body, byOperator }) => {
            const answer = await (byOperator ? operator : partner).send(one.method, path, body, headers);
            const seen = `${one.method} ${path}: ${answer.status} ${answer.text.slice(0, 300)}`;
            if (answer.status >= 500 || !listed.includes(String(answer.status))) throw new Error(seen);
            if (answer.status < 400) return;
            const { code, requestId } = answer.body;
            if (
              answer.headers.get('content-type') !== 'application/problem+json; charset=utf-8' ||
              !code ||
              !requestId
            )
              throw new Error(seen);
          }),
          { numRuns: RUNS_OF_EACH },
        );
      }
    },
    PATIENCE_MS,
  );
});
