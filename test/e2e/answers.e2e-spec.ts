import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { mayRole, ROLES } from '../../src/access/rights.js';
import { SCOPES } from '../../src/access/scopes.js';
import { consoleDocument, partnerDocument } from '../../src/platform/openapi/documents.js';
import { anApplication } from '../support/connected-partner.ts';
import { FurnishedOrganisation, pathOf } from '../support/furnished-organisation.ts';
import type { Answer } from '../support/http-client.ts';
import { type Operation, operationsOf } from '../support/operations.ts';
import { operatorKey, ownSystem } from '../support/operator-key.ts';
import type { Schema, Schemas } from '../support/schema-values.ts';
import { TestHub } from '../support/test-hub.ts';
import { unlistedFields } from '../support/unlisted-fields.ts';

/** Their answers are files or streams. */
const NO_JSON = ['downloadAuditExport', 'readDocument', 'handOverDelivery'];

let hub: TestHub;
let own: FurnishedOrganisation;
beforeAll(async () => {
  hub = await TestHub.start();
  own = await FurnishedOrganisation.furnish(hub, await hub.staff('support'));
});
afterAll(() => hub.stop());

const reading = (document: OpenAPIObject) =>
  operationsOf(document).filter(
    ({ mutates, id, right, scope }) => !mutates && !NO_JSON.includes(id) && (right ?? scope) !== undefined,
  );

function schemaOf(document: OpenAPIObject, { path, method }: Operation): Schema | undefined {
  const answer = document.paths[path]?.[method.toLowerCase() as 'get']?.responses['200'];
  return answer && 'content' in answer ? (answer.content?.['application/json']?.schema as Schema) : undefined;
}

const filled = (operation: Operation) =>
  operation.id === 'getPartner'
    ? operation.path.replace('{partner}', 'join')
    : pathOf(operation, own.idsFor(operation));

/** Fields of answers that no document tells of, and how many answers were looked at. */
async function look(document: OpenAPIObject, send: (operation: Operation) => Promise<Answer<unknown>>) {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  const unlisted: string[] = [];
  let answered = 0;
  for (const operation of reading(document)) {
    const { status, body } = await send(operation);
    const schema = schemaOf(document, operation);
    if (status !== 200 || !schema || typeof body !== 'object') continue;
    answered += 1;
    unlisted.push(...unlistedFields(body, schema, schemas).map((field) => `${operation.name}: ${field}`));
  }
  return { unlisted: [...new Set(unlisted)], answered };
}

describe('answers', () => {
  it('200 (trust 17): of the console hold only fields that its document lists', async () => {
    const document = consoleDocument(hub.app);
    let answered = 0;
    for (const role of ROLES) {
      const isStaff = role.startsWith('staff.');
      const person = await hub.person(role, isStaff ? null : own.partner.organisation.id);
      const seen = await look(document, (operation) => {
        const may = operation.right !== undefined && mayRole(role, operation.right);
        return may
          ? person.get<unknown>(filled(operation))
          : Promise.resolve({ status: 403, headers: new Headers(), body: null, text: '' });
      });
      expect([role, seen.unlisted]).toEqual([role, []]);
      answered += seen.answered;
    }
    expect(answered).toBeGreaterThan(60);
  });

  it('200 (trust 17): of /v1 hold only fields that its document lists', async () => {
    const document = partnerDocument(hub.app);
    const system = ownSystem(hub, await operatorKey(hub, ...SCOPES), own.partner.organisation.id);
    const seen = await look(document, (operation) => system.get<unknown>(filled(operation)));
    expect(seen.unlisted).toEqual([]);
    expect(seen.answered).toBeGreaterThan(5);
  });
});

describe('bodies', () => {
  it('400 (trust 16): of both documents take no field that they do not list, on any level', () => {
    const open: string[] = [];
    for (const document of [consoleDocument(hub.app), partnerDocument(hub.app)]) {
      const schemas = (document.components?.schemas ?? {}) as Schemas;
      for (const { name, path, method } of operationsOf(document)) {
        const body = document.paths[path]?.[method.toLowerCase() as 'post']?.requestBody;
        const schema = body && 'content' in body ? body.content['application/json']?.schema : undefined;
        if (schema) open.push(...openObjects(schema as Schema, schemas).map((at) => `${name}: ${at}`));
      }
    }
    expect(open).toEqual([]);
  });
});

/** Objects of a schema that take any field. */
function openObjects(
  schema: Schema,
  schemas: Schemas,
  path = 'body',
  seen: readonly string[] = [],
): string[] {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return seen.includes(name) ? [] : openObjects(schemas[name] ?? {}, schemas, path, [...seen, name]);
  }
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const isOpen =
    schema.type === 'object' && schema.properties !== undefined && schema.additionalProperties !== false;
  return [
    ...(isOpen ? [path] : []),
    ...parts.flatMap((part) => openObjects(part, schemas, path, seen)),
    ...(schema.items ? openObjects(schema.items, schemas, `${path}[]`, seen) : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, part]) =>
      openObjects(part, schemas, `${path}.${name}`, seen),
    ),
  ];
}

describe('ids that stand in no path', () => {
  it('404 (trust 13): open nothing of another organisation, whatever headers say', async () => {
    const foreign = await FurnishedOrganisation.furnish(hub, await hub.staff('support'));
    const { manager, join } = own.partner;
    const theirs = foreign.partner.organisation.id;
    const [job = ''] = foreign.idsFor({ path: '/jobs/{id}', parameters: ['{id}'] });
    expect((await manager.post('/console/api/applications', anApplication(job))).status).toBe(404);
    expect((await join.post('/v1/applications', anApplication(job))).status).toBe(404);
    const list = await manager.get<{ data: object[] }>(`/console/api/applications?jobId=${job}`);
    expect([404, 0]).toContain(list.status === 200 ? list.body.data.length : list.status);
    const whose = async (headers: Record<string, string>) =>
      (await join.send<{ organisation: { id: string } }>('GET', '/v1/connection', undefined, headers)).body
        .organisation.id;
    expect(await whose({ 'andock-organisation': theirs })).toBe(own.partner.organisation.id);
    const stepped = await manager.send<{ data: { id: string }[] }>('GET', '/console/api/members', undefined, {
      'x-organisation-id': theirs,
      'x-reason': 'curious',
    });
    expect(stepped.body.data.map(({ id }) => id)).toContain(manager.actor.id);
  });
});
