import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../support/expect-status.ts';
import { operatorKey, ownSystem } from '../support/operator-key.ts';
import type { PersonClient } from '../support/person-client.ts';
import { refused } from '../support/refused.ts';
import { TestHub } from '../support/test-hub.ts';

interface Organisation {
  readonly id: string;
  readonly externalId: string | null;
  readonly name: string;
  readonly country: string;
}

const ORGANISATIONS = '/console/api/organisations';
const A_COMPANY = { name: 'Neue Firma GmbH', country: 'AT' };

let hub: TestHub;
let admin: PersonClient;
let key: string;
beforeAll(async () => {
  hub = await TestHub.start();
  admin = await hub.staff('admin');
  key = await operatorKey(hub, 'organisations:write');
});
afterAll(() => hub.stop());

const rows = async () => (await hub.database.query('select 1 from organisation')).rows.length;
const put = (externalId: string, body: object, organisation?: string) =>
  ownSystem(hub, key, organisation).put<Organisation>(
    `/v1/organisations/${encodeURIComponent(externalId)}`,
    body,
  );

describe('POST /console/api/organisations', () => {
  it('201: has a connection to each partner at once, and its trail begins with it', async () => {
    const { body } = expectStatus(
      201,
      await admin.post<Organisation>(ORGANISATIONS, { ...A_COMPANY, externalId: 'c-1' }),
    );
    expect(body).toEqual({ id: expect.any(String), externalId: 'c-1', ...A_COMPANY });
    const connections = await admin.get<{ data: object[] }>(
      `/console/api/connections?organisationId=${body.id}`,
    );
    expect(connections.body.data).toHaveLength(3);
    expect((await hub.trail(body.id))[0]).toBe('organisation.created');
  });

  it.each([
    ['an unknown field', { ...A_COMPANY, id: randomUUID() }, 'id'],
    ['a country in words', { ...A_COMPANY, country: 'Austria' }, 'country'],
    ['a name of blanks', { ...A_COMPANY, name: '   ' }, 'name'],
    ['a name of two lines', { ...A_COMPANY, name: 'a\nb' }, 'name'],
    ['a number as external id', { ...A_COMPANY, externalId: 7 }, 'externalId'],
  ])('400: %s is named, and nothing is made', async (_, body, field) => {
    const before = await rows();
    const answer = await admin.post<{ errors: { field: string }[] }>(ORGANISATIONS, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(new Set(answer.body.errors.map((error) => error.field))).toEqual(new Set([field]));
    expect(await rows()).toBe(before);
  });

  it('409: the external id is taken, also by one made at the same moment', async () => {
    const body = { ...A_COMPANY, externalId: 'c-2' };
    const answers = await Promise.all([1, 2, 3].map(() => admin.post(ORGANISATIONS, body)));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409, 409]);
    expect(await admin.post(ORGANISATIONS, body)).toEqual(refused(409, 'organisations.external-id-taken'));
  });
});

describe('GET /console/api/organisations', () => {
  it('200: finds by a part of the name or external id, literally', async () => {
    await admin.post(ORGANISATIONS, { name: '100 % Köche', country: 'DE', externalId: 'find_me' });
    const found = async (search: string) =>
      (
        await admin.get<{ data: Organisation[] }>(`${ORGANISATIONS}?search=${encodeURIComponent(search)}`)
      ).body.data.map(({ name }) => name);
    expect(await found('köche')).toEqual(['100 % Köche']);
    expect(await found('d_m')).toEqual(['100 % Köche']);
    expect(await found('%')).toEqual(['100 % Köche']);
    expect(await found("'; --")).toEqual([]);
  });
});

describe('PUT /v1/organisations/:externalId', () => {
  it('200: makes it, changes it, and a repetition changes nothing', async () => {
    const made = await put('ext 4/711 ü', A_COMPANY);
    expect(made).toMatchObject({ status: 200, body: { ...A_COMPANY, externalId: 'ext 4/711 ü' } });
    expect((await put('ext 4/711 ü', A_COMPANY)).body.id).toBe(made.body.id);
    expect((await put('ext 4/711 ü', { ...A_COMPANY, name: 'Umbenannt' })).body).toMatchObject({
      id: made.body.id,
      name: 'Umbenannt',
    });
    expect((await hub.trail(made.body.id)).filter((action) => action.startsWith('organisation.'))).toEqual([
      'organisation.created',
      'organisation.changed',
    ]);
  });

  it('200: many at once make one', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => put('at-once', A_COMPANY)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  it('400: an unknown field is named', async () => {
    expect(await put('c-3', { ...A_COMPANY, externalId: 'c-4' })).toEqual(
      refused(400, 'request.invalid', 'externalId'),
    );
  });

  it('403 (trust 11): a call for one organisation neither makes nor changes another', async () => {
    const own = (await put('own', A_COMPANY)).body;
    await put('other', A_COMPANY);
    const needed = refused(403, 'organisations.operator-key-needed');
    expect(await put('other', { ...A_COMPANY, name: 'Taken over' }, own.id)).toEqual(needed);
    expect(await put('new', A_COMPANY, own.id)).toEqual(needed);
    expect((await put('own', { ...A_COMPANY, name: 'Own' }, 'ext:own')).body.name).toBe('Own');
  });
});
