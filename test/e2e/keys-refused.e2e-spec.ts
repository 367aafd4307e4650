import { mintApiKey } from '@andock/api-key';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { call } from '../support/http-client.ts';
import { rawRequest } from '../support/raw-request.ts';
import { refused } from '../support/refused.ts';
import { TestHub } from '../support/test-hub.ts';

const PATH = '/v1/connection';

/** Every statement that this process sends to PostgreSQL. */
const statements: string[] = [];
const send = pg.Client.prototype.query as (...sent: unknown[]) => unknown;
pg.Client.prototype.query = function (this: pg.Client, ...sent: unknown[]) {
  const [first] = sent;
  statements.push(typeof first === 'string' ? first : String((first as { text?: string }).text));
  return send.apply(this, sent);
} as typeof pg.Client.prototype.query;

let hub: TestHub;
let partner: ConnectedPartner;
let key: string;
let bad: Record<string, string>;
beforeAll(async () => {
  hub = await TestHub.start({ ROLES: 'api' });
  partner = await ConnectedPartner.connect(hub, await hub.staff('support'));
  ({ key } = partner.join);
  const { manager } = partner;
  const draft = (await manager.post<{ key: string }>('/console/api/connections/join/keys')).body.key;
  const other = await ConnectedPartner.connect(hub, await hub.staff('support'));
  await other.manager.delete(`/console/api/keys/${other.keyId}`);
  const sameIdOtherSecret = Array.from({ length: 100 }, () => mintApiKey('live').token)[0] ?? '';
  bad = {
    'none at all': '',
    'an unknown one': mintApiKey('live').token,
    'a deleted one': other.join.key,
    'an unsaved one': draft,
    'one of the test environment': mintApiKey('test').token,
    'its environment changed': key.replace('_live_', '_test_'),
    'cut off': key.slice(0, -1),
    'too long': `${key}x`,
    'in upper case': key.toUpperCase(),
    'in lower case': key.toLowerCase(),
    'with another checksum': `${key.slice(0, -6)}000000`,
    'with one character changed': `${key.slice(0, 30)}${key[30] === 'a' ? 'b' : 'a'}${key.slice(31)}`,
    'its id with the rest of another': `${key.slice(0, 21)}${sameIdOtherSecret.slice(21)}`,
    'with a comma': `${key},${key}`,
    twice: `${key} ${key}`,
    'only its start': 'adk_live_',
    'something else': 'x'.repeat(5_000),
  };
});
afterAll(() => hub.stop());

const withHeader = (authorization: string) => call(`${hub.url}${PATH}`, { headers: { authorization } });

describe('a key that is refused', () => {
  it('401 (trust 7): gets the same answer, whatever is wrong with it', async () => {
    const answers = await Promise.all(
      Object.entries(bad).map(async ([what, token]) => {
        const { status, body, headers } = await withHeader(`Bearer ${token}`);
        return { what, status, body: { ...body, requestId: '' }, asks: headers.get('www-authenticate') };
      }),
    );
    const [first] = answers;
    expect(first).toMatchObject({ status: 401, body: { code: 'access.key-refused' }, asks: 'Bearer' });
    expect(answers).toEqual(answers.map(({ what }) => ({ ...first, what })));
  });

  it.each(['Basic', 'Token', 'Bearer:', ''])('401: as "%s" it counts for nothing', async (scheme) => {
    expect(await withHeader(`${scheme} ${key}`)).toEqual(refused(401, 'access.key-refused'));
  });

  it('401: two Authorization headers are as good as none', async () => {
    const header = `Authorization: Bearer ${key}`;
    expect((await rawRequest(hub.url, `GET ${PATH}`, [header])).status).toBe(200);
    expect((await rawRequest(hub.url, `GET ${PATH}`, [header, header])).status).toBe(401);
    expect((await rawRequest(hub.url, `GET ${PATH}`, [header, 'Authorization: Bearer x'])).status).toBe(401);
  });

  it.each(['', 'access_token=', 'apiKey='])(
    '400 (trust 4): in the address (?%s…) it is refused, even if it also stands in the header',
    async (name) => {
      for (const headers of [{}, { authorization: `Bearer ${key}` }]) {
        expect(await call(`${hub.url}${PATH}?${name}${key}`, { headers })).toEqual(
          refused(400, 'access.key-in-address'),
        );
      }
    },
  );

  it('401: in the body it is not looked for', async () => {
    const answer = await call(`${hub.url}/v1/connection/status`, {
      method: 'PUT',
      body: { state: 'connected', access_token: key },
    });
    expect(answer).toEqual(refused(401, 'access.key-refused'));
  });

  it.each([
    ['control characters', 'Bearer a\x01b', 400],
    ['letters beyond ASCII', 'Bearer adk_live_\u00e9\u00ff', 401],
    ['a megabyte', `Bearer ${'a'.repeat(1_000_000)}`, 431],
  ])('4xx: a header of %s does not disturb the hub', async (_, value, status) => {
    const answer = await rawRequest(hub.url, `GET ${PATH}`, [`Authorization: ${value}`]);
    expect(answer.status).toBe(status);
    expect((await partner.join.get(PATH)).status).toBe(200);
  });

  it('401 (trust 5, 7): one that is malformed asks the database nothing, any other the same one thing', async () => {
    const asked = async (what: string) => {
      const before = statements.length;
      expect(await withHeader(`Bearer ${bad[what] ?? ''}`)).toEqual(refused(401, 'access.key-refused'));
      return statements.slice(before).filter((sql) => !sql.includes('clock_timestamp()'));
    };
    const malformed = [
      'with another checksum',
      'cut off',
      'too long',
      'in lower case',
      'its environment changed',
      'with one character changed',
      'only its start',
      'something else',
    ];
    for (const what of malformed) expect([what, await asked(what)]).toEqual([what, []]);
    for (const what of ['an unknown one', 'an unsaved one', 'one of the test environment']) {
      expect([what, await asked(what)]).toEqual([
        what,
        [expect.stringContaining('from api_key where key_id = $1')],
      ]);
    }
    const [first] = await asked('a deleted one');
    expect(first).toContain('from api_key where key_id = $1');
  });
});
