import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import * as z from 'zod';
import { SCOPES } from '../../src/access/scopes.js';
import { partnerDocument } from '../../src/platform/openapi/documents.js';
import { aDocument, FurnishedOrganisation, pathOf } from '../support/furnished-organisation.ts';
import type { Answer } from '../support/http-client.ts';
import { KeyClient } from '../support/key-client.ts';
import { type Operation, operationsOf } from '../support/operations.ts';
import { operatorKey, ownSystem } from '../support/operator-key.ts';
import { TestHub } from '../support/test-hub.ts';

/** A schema of the document, with what is referred to in its place. */
type Schema = Record<string, unknown> & {
  readonly properties?: Record<string, Schema>;
  readonly items?: Schema;
  readonly anyOf?: Schema[];
  readonly oneOf?: Schema[];
  readonly allOf?: Schema[];
  readonly enum?: unknown[];
};
interface Content {
  readonly schema: Schema;
}
interface Described {
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema: Schema }[];
  readonly requestBody?: { readonly content: Record<string, Content> };
  readonly responses: Record<
    string,
    { description: string; content?: Record<string, Content>; headers?: object }
  >;
}

const LAST = ['DELETE'];
const SCOPES_OF_PARTNERS = ['connection:read', 'connection:write', 'publications:write'];

let hub: TestHub;
let own: FurnishedOrganisation;
let operator: KeyClient;
let system: KeyClient;
let document: OpenAPIObject;
let operations: Operation[];
beforeAll(async () => {
  hub = await TestHub.start({ API_CALLS_PER_MINUTE: '1000000' });
  own = await FurnishedOrganisation.furnish(hub, await hub.staff('support'));
  const key = await operatorKey(hub, ...SCOPES);
  operator = ownSystem(hub, key);
  system = ownSystem(hub, key, own.partner.organisation.id);
  document = partnerDocument(hub.app);
  operations = operationsOf(document).sort(
    (a, b) => Number(LAST.includes(a.method)) - Number(LAST.includes(b.method)),
  );
  await hub.database.query(
    `update delivery set state = 'undeliverable', reason = 'gave_up', finished_at = now()`,
  );
});
afterAll(() => hub.stop());

/** Follows every reference; answers of the hub hold no other fields than these. */
function resolved(part: unknown): Schema {
  if (Array.isArray(part)) return part.map(resolved) as unknown as Schema;
  if (typeof part !== 'object' || part === null) return part as unknown as Schema;
  const { $ref, ...rest } = part as Schema & { $ref?: string };
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1) ?? '';
    return { ...resolved(document.components?.schemas?.[name]), ...resolved(rest) };
  }
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, resolved(value)])) as Schema;
}

const strictly = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(strictly);
  if (typeof part !== 'object' || part === null) return part;
  const inner = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, strictly(value)]));
  return inner['type'] === 'object' && 'properties' in inner
    ? { additionalProperties: false, ...inner }
    : inner;
};

/** The example that the document gives, put together from those of its fields. */
function exampleOf(schema: Schema): unknown {
  if ('example' in schema) return schema['example'];
  if (schema.enum) return schema.enum[0];
  const choice = schema.allOf?.[0] ?? schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (choice) return exampleOf(choice);
  if (schema['type'] === 'array') {
    const item = exampleOf(schema.items ?? {});
    return item === undefined ? undefined : [item];
  }
  if (schema['type'] !== 'object') return undefined;
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => [name, exampleOf(field)] as const,
  );
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

const describedBy = ({ path, method }: Operation) =>
  (document.paths[path] as unknown as Record<string, Described>)[method.toLowerCase()] as Described;

const bodySchema = (operation: Operation): Schema | undefined => {
  const schema = describedBy(operation).requestBody?.content['application/json']?.schema;
  return schema && resolved(schema);
};

const callerOf = ({ id, scope }: Operation): KeyClient =>
  id === 'putOrganisation'
    ? operator
    : scope !== undefined && SCOPES_OF_PARTNERS.includes(scope)
      ? own.partner.join
      : system;

/** What an example cannot know: the ids of this installation. */
function adapted(operation: Operation, body: unknown): unknown {
  if (operation.id !== 'createApplication') return body;
  const [jobId] = own.idsFor({ ...operation, path: '/v1/jobs/{id}', parameters: ['{id}'] });
  return { ...(body as object), jobId };
}

/** Its own name for what is put there stands in the path of the other routes, and in none of these ids. */
function pathOfOwn(operation: Operation): string {
  if (operation.id === 'putOrganisation') return `/v1/organisations/${randomUUID()}`;
  return pathOf(operation, own.idsFor(operation));
}

function send(operation: Operation, path: string, body: unknown): Promise<Answer> {
  const headers = { 'idempotency-key': randomUUID() };
  const given = operation.takesFile ? aDocument() : body;
  return callerOf(operation).send(operation.method, path, given, headers);
}

/** Fails unless the document declares this answer, in this shape and with these headers. */
function expectDeclared(operation: Operation, answer: Answer): void {
  const declared = describedBy(operation).responses[String(answer.status)];
  expect([operation.name, answer.status, declared !== undefined]).toEqual([
    operation.name,
    answer.status,
    true,
  ]);
  expect(answer.headers.get('ratelimit')).toMatch(/^"key";r=\d+;t=\d+$/);
  const [type, content] = Object.entries(declared?.content ?? {})[0] ?? [];
  if (content === undefined || type === undefined || type === 'application/octet-stream') return;
  expect(answer.headers.get('content-type')).toContain(type);
  const schema = z.fromJSONSchema(strictly(resolved(content.schema)) as never, {
    defaultTarget: 'openapi-3.0',
  });
  const { error } = schema.safeParse(answer.body);
  expect([operation.name, error?.issues ?? []]).toEqual([operation.name, []]);
  if (answer.status >= 400) expect(declared?.description.split(', ')).toContain(answer.body['code']);
}

describe('the public document', () => {
  it('describes every field and gives an example of each that a caller sends', () => {
    const missing: string[] = [];
    const look = (schema: Schema, path: string, sent: boolean): void => {
      for (const [name, field] of Object.entries(schema.properties ?? {})) {
        if (typeof field['description'] !== 'string') missing.push(`${path}.${name} has no description`);
        if (sent && exampleOf(field) === undefined) missing.push(`${path}.${name} has no example`);
        look(field, `${path}.${name}`, sent);
      }
      for (const part of [schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])])
        if (part) look(part, path, sent);
    };
    for (const operation of operations) {
      const { parameters = [], responses } = describedBy(operation);
      for (const parameter of parameters)
        if (!('description' in parameter))
          missing.push(`${operation.name} ${parameter.name} is not described`);
      const body = bodySchema(operation);
      if (body) look(body, operation.name, true);
      for (const { content = {} } of Object.values(responses))
        for (const { schema } of Object.values(content)) look(resolved(schema), operation.name, false);
    }
    expect([...new Set(missing)]).toEqual([]);
  });

  it('2xx: every example is taken by the hub, and its answer is as declared', async () => {
    const refused: string[] = [];
    for (const operation of operations) {
      const schema = bodySchema(operation);
      const body = schema && adapted(operation, exampleOf(schema));
      const answer = await send(operation, pathOfOwn(operation), body);
      if (answer.status >= 300) refused.push(`${operation.name}: ${answer.text} to ${JSON.stringify(body)}`);
      expectDeclared(operation, answer);
    }
    expect(refused).toEqual([]);
  });

  it('4xx: every refusal is declared where it happens, with its code', async () => {
    for (const operation of operations) {
      const nowhere = pathOf(
        operation,
        operation.parameters.map(() => randomUUID()),
      );
      const body = bodySchema(operation);
      if (body) {
        expectDeclared(operation, await send(operation, nowhere, { notDescribed: true }));
        expectDeclared(operation, await send(operation, nowhere, '{"half'));
      }
      if (operation.parameters.length > 0) {
        expectDeclared(
          operation,
          await send(operation, nowhere, body && adapted(operation, exampleOf(body))),
        );
      }
    }
  });
});

describe('a body that cannot be read', () => {
  it('400: is counted against the key and stands in the log, as every call does', async () => {
    const { join, organisation } = own.partner;
    const before = await join.get('/v1/connection');
    const answer = await join.send('PUT', '/v1/connection/status', '{"state":', {
      'content-type': 'application/json',
    });
    expect(answer.body).toMatchObject({ status: 400, code: 'request.body-unreadable' });
    const left = (one: Answer<unknown>) => Number(/r=(\d+)/.exec(one.headers.get('ratelimit') ?? '')?.[1]);
    expect(left(before) - left(answer)).toBe(1);
    const { rows } = await hub.database.query<{ code: string }>(
      `select convert_from(body, 'UTF8')::json -> 'facts' ->> 'code' as code from audit_event
       where organisation_id = $1 and action = 'api.called' and target_id = 'PUT /v1/connection/status'
       order by id desc limit 1`,
      [organisation.id],
    );
    expect(rows).toEqual([{ code: 'request.body-unreadable' }]);
  });

  it('401: tells nobody without a key whether it could be read', async () => {
    const answer = await new KeyClient(hub.url, 'adk_live_x').send(
      'PUT',
      '/v1/connection/status',
      '{"state":',
      { 'content-type': 'application/json' },
    );
    expect(answer.body).toMatchObject({ status: 401, code: 'access.key-refused' });
  });
});
