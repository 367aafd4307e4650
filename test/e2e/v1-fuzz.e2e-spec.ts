import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SCOPES } from '../../src/access/scopes.js';
import { partnerDocument } from '../../src/platform/openapi/documents.js';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { KeyClient } from '../support/key-client.ts';
import { operatorKey } from '../support/operator-key.ts';
import { nastyText, type Schema, type Schemas, valuesOf } from '../support/schema-values.ts';
import { TestHub } from '../support/test-hub.ts';

const FOR_ALL_MS = 18_000;

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
  readonly body: string | FormData | undefined;
  readonly byOperator: boolean;
}

let hub: TestHub;
let partner: KeyClient;
let operator: KeyClient;
let known: string[];
let described: Described[];
let schemas: Schemas;
beforeAll(async () => {
  hub = await TestHub.start({ API_CALLS_PER_MINUTE: '1000000' });
  const own = await ConnectedPartner.connect(hub, await hub.staff('support'));
  const jobId = await own.publishedJob({ questions: [{ id: 'q', text: 'Was?', type: 'number' }] });
  known = [jobId, await own.application(jobId), own.organisation.id];
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

function callsOf({ path, operation }: Described): fc.Arbitrary<Sent> {
  const parameters = operation.parameters ?? [];
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
      body: bodiesOf(operation),
      extra: fc.option(nastyText(), { freq: 1 }),
      language: nastyText(),
      byOperator: fc.boolean(),
    })
    .map(({ given: values, body, extra, language, byOperator }) => {
      const query = new URLSearchParams();
      const headers: Record<string, string> = { 'accept-language': inHeader(language) };
      let address = path;
      for (const { name, in: place } of parameters) {
        const value = values[name];
        if (place === 'path') address = address.replace(`{${name}}`, inPath(value));
        else if (value !== undefined && place === 'query') query.append(name, inAddress(value));
        else if (value !== undefined) headers[name] = inHeader(value);
      }
      if (extra !== null) query.append(inAddress(extra), inAddress(extra));
      if (typeof body === 'string') headers['content-type'] = 'application/json';
      return { path: query.size > 0 ? `${address}?${query.toString()}` : address, headers, body, byOperator };
    });
}

function bodiesOf({ requestBody }: Operation): fc.Arbitrary<string | FormData | undefined> {
  const schema = requestBody?.content['application/json']?.schema;
  if (schema) {
    const json = valuesOf(schema, schemas).map((value) => JSON.stringify(value));
    return fc.oneof({ arbitrary: json, weight: 20 }, { arbitrary: nastyText(), weight: 1 });
  }
  if (!requestBody) return fc.constant(undefined);
  return fc
    .tuple(
      fc.uint8Array({ maxLength: 2000 }),
      nastyText(),
      fc.oneof(fc.constantFrom('cv', 'other'), nastyText()),
    )
    .map(([bytes, name, category]) => {
      const form = new FormData();
      form.set('category', category);
      form.set('file', new Blob([new Uint8Array(bytes)]), name);
      return form;
    });
}

describe('any call of the public API', () => {
  it('is answered as the document says, never with a fault of ours (trust 42)', async () => {
    expect(described.length).toBeGreaterThan(10);
    for (const one of described) {
      const listed = [...Object.keys(one.operation.responses), '413', '415'];
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
        {
          numRuns: 5_000,
          interruptAfterTimeLimit: FOR_ALL_MS / described.length,
          markInterruptAsFailure: false,
        },
      );
    }
  });
});
