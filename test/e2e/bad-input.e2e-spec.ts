import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { A_JOB, anApplication, ConnectedPartner } from '../support/connected-partner.ts';
import { operatorKey } from '../support/operator-key.ts';
import { type RawAnswer, rawRequest } from '../support/raw-request.ts';
import { PASSWORD, TestHub } from '../support/test-hub.ts';

interface Problem {
  readonly code: string;
  readonly title: string;
  readonly requestId: string;
  readonly errors?: readonly { field: string; message: string }[];
}
interface Route {
  readonly line: string;
  readonly headers: readonly string[];
  /** A body that is taken. */
  readonly body: Record<string, unknown>;
  /** One of its fields that holds text. */
  readonly text: string;
}

const NAMES = [
  'sign-in',
  'a request',
  'a job',
  'a change of a job',
  'a key',
  'an application',
  'a status',
  'an organisation',
] as const;
const MEGABYTE = 1_048_576;

let hub: TestHub;
let routes: Record<(typeof NAMES)[number], Route>;
let person: string[];
let admin: string[];
let partnerKey: string;
beforeAll(async () => {
  hub = await TestHub.start();
  const partner = await ConnectedPartner.connect(hub, await hub.staff('support'));
  const job = await partner.publishedJob();
  const bearer = (key: string) => [
    `Authorization: Bearer ${key}`,
    'Accept-Language: de',
    `Idempotency-Key: ${randomUUID()}`,
  ];
  person = [...partner.manager.asHeaders(), 'Accept-Language: de'];
  partnerKey = partner.join.key;
  admin = (await hub.staff('admin')).asHeaders();
  const system = await operatorKey(hub, 'organisations:write');
  const credentials = { email: partner.manager.actor.email, password: PASSWORD };
  const company = { name: 'Firma', country: 'DE' };
  routes = {
    'sign-in': {
      line: 'POST /console/api/session',
      headers: ['Accept-Language: de'],
      body: credentials,
      text: 'password',
    },
    'a request': {
      line: 'POST /console/api/support-requests',
      headers: person,
      body: { partner: 'join', confirmedPaidPlan: true },
      text: 'partner',
    },
    'a job': { line: 'POST /console/api/jobs', headers: person, body: A_JOB, text: 'title' },
    'a change of a job': {
      line: `PATCH /console/api/jobs/${job}`,
      headers: person,
      body: { title: 'Koch' },
      text: 'title',
    },
    'a key': {
      line: `POST /console/api/keys/${partner.keyId}/save`,
      headers: person,
      body: { overlap: '1h' },
      text: 'overlap',
    },
    'an application': {
      line: 'POST /v1/applications',
      headers: bearer(partnerKey),
      body: anApplication(job),
      text: 'message',
    },
    'a status': {
      line: 'PUT /v1/connection/status',
      headers: bearer(partnerKey),
      body: { state: 'pending' },
      text: 'message',
    },
    'an organisation': {
      line: 'PUT /v1/organisations/c-1',
      headers: bearer(system),
      body: company,
      text: 'name',
    },
  };
});
afterAll(() => hub.stop());

/** How many rows each table has, but for those that tell of the calls themselves. */
async function rowCounts(): Promise<object> {
  const tables = [
    'account',
    'organisation',
    'connection',
    'support_request',
    'api_key',
    'job',
    'publication',
    'application',
    'delivery',
    'notice',
    'idempotency_key',
  ];
  const { rows } = await hub.database.query<object>(
    `select ${tables.map((table) => `(select count(*) from ${table}) as ${table}`).join(', ')}`,
  );
  return rows[0] ?? {};
}

const send = (
  { line, headers }: Pick<Route, 'line' | 'headers'>,
  body: string | Buffer,
  type = 'application/json',
) => rawRequest(hub.url, line, [...headers, `Content-Type: ${type}`], body);

/** The refusal that an answer is; fails when it is none, or is not in German. */
function problemIn({ status, contentType, body }: RawAnswer): Problem {
  if (status < 400 || status >= 500) throw new Error(`Refused with 4xx? ${status}: ${body.slice(0, 500)}`);
  expect(contentType).toBe('application/problem+json');
  const problem = JSON.parse(body) as Problem;
  expect(problem).toMatchObject({
    status,
    code: expect.any(String),
    title: expect.any(String),
    requestId: expect.any(String),
  });
  return problem;
}

const fieldsIn = (problem: Problem) => (problem.errors ?? []).map(({ field }) => field);
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** Bodies that are no JSON object in UTF-8, and the status that they get. */
const UNREADABLE: [string, (route: Route) => [body: string | Buffer, type?: string], number][] = [
  ['half of it', ({ body }) => [JSON.stringify(body).slice(0, -3)], 400],
  ['nothing but a word', () => ['hello'], 400],
  ['a number', () => ['7'], 400],
  ['text', () => ['"text"'], 400],
  ['null', () => ['null'], 400],
  ['a list', ({ body }) => [JSON.stringify([body])], 400],
  ['a comma too many', ({ body }) => [JSON.stringify(body).replace(/\}$/, ',}')], 400],
  ['single quotes', ({ body }) => [JSON.stringify(body).replaceAll('"', "'")], 400],
  ['a NUL byte', ({ body }) => [`${JSON.stringify(body)}\0`], 400],
  [
    'a broken character',
    ({ body, text }) => [
      Buffer.concat([
        Buffer.from(JSON.stringify({ ...body, [text]: '_' }).replace(/"_".*/, '"')),
        Buffer.from([0xc3, 0x28]),
        Buffer.from('"}'),
      ]),
    ],
    400,
  ],
  ['UTF-16', ({ body }) => [Buffer.from(JSON.stringify(body), 'utf16le')], 400],
  ['deep nesting', () => [nested(50_000)], 400],
  ['deep lists', () => ['['.repeat(100_000)], 400],
  [
    'a megabyte too many',
    ({ body, text }) => [JSON.stringify({ ...body, [text]: 'x'.repeat(MEGABYTE) })],
    413,
  ],
  ['another character set', ({ body }) => [JSON.stringify(body), 'application/json; charset=koi8-r'], 415],
  ['a form', () => ['title=Koch', 'application/x-www-form-urlencoded'], 415],
  ['XML', () => ['<job/>', 'application/xml'], 415],
  ['plain text', ({ body }) => [JSON.stringify(body), 'text/plain'], 415],
];

/** JSON whose values cannot be used, and which field is named. */
const UNUSABLE: [string, (route: Route) => string, (route: Route) => string][] = [
  ['an unknown field', ({ body }) => JSON.stringify({ ...body, isAdmin: true }), () => 'isAdmin'],
  [
    '__proto__',
    ({ body }) => JSON.stringify(body).replace('{', '{"__proto__":{"role":"admin"},'),
    () => '__proto__',
  ],
  [
    'constructor',
    ({ body }) => JSON.stringify({ ...body, constructor: { prototype: { role: 'admin' } } }),
    () => 'constructor',
  ],
  ['a list for text', ({ body, text }) => JSON.stringify({ ...body, [text]: ['x'] }), ({ text }) => text],
  [
    'an object for text',
    ({ body, text }) => JSON.stringify({ ...body, [text]: { $ne: null } }),
    ({ text }) => text,
  ],
  ['a number for text', ({ body, text }) => JSON.stringify({ ...body, [text]: 1e308 }), ({ text }) => text],
  ['null for text', ({ body, text }) => JSON.stringify({ ...body, [text]: null }), ({ text }) => text],
  [
    'very long text',
    ({ body, text }) => JSON.stringify({ ...body, [text]: 'x'.repeat(900_000) }),
    ({ text }) => text,
  ],
];

describe.each(NAMES)('the body of %s', (name) => {
  it.each(UNREADABLE)('4xx: %s is refused, and nothing is saved', async (_, bodyOf, status) => {
    const before = await rowCounts();
    const answer = await send(routes[name], ...bodyOf(routes[name]));
    problemIn(answer);
    expect(answer.status).toBe(status);
    expect(await rowCounts()).toEqual(before);
  });

  it.each(UNUSABLE)('400: %s is named, and nothing is saved', async (_, bodyOf, fieldOf) => {
    const before = await rowCounts();
    const problem = problemIn(await send(routes[name], bodyOf(routes[name])));
    expect(problem).toMatchObject({
      code: 'request.invalid',
      title: 'Die Anfrage enthält unbrauchbare Werte.',
    });
    expect(fieldsIn(problem)).toContain(fieldOf(routes[name]));
    expect(await rowCounts()).toEqual(before);
    expect(({} as { role?: string }).role).toBeUndefined();
  });
});

describe.each(['a job', 'an application', 'a status', 'an organisation'] as const)('text in %s', (name) => {
  it.each([
    ['NUL', '"a\\u0000b"'],
    ['half of a surrogate pair', '"a\\ud800b"'],
  ])('400: %s is named', async (_, literal) => {
    const { body, text } = routes[name];
    const json = JSON.stringify({ ...body, [text]: '_' }).replace('"_"', literal);
    expect(fieldsIn(problemIn(await send(routes[name], json)))).toEqual([text]);
  });
});

describe('a field that stands twice', () => {
  it.each(NAMES)('400: is named in %s, and nothing is saved', async (name) => {
    const { body, text } = routes[name];
    const before = await rowCounts();
    const json = JSON.stringify({ ...body, [text]: 'x' }).replace('{', `{"${text}":"y",`);
    const problem = problemIn(await send(routes[name], json));
    expect(problem).toMatchObject({
      code: 'request.invalid',
      errors: [{ field: text, code: 'field_twice' }],
    });
    expect(await rowCounts()).toEqual(before);
  });

  it('400: is named where it stands, however it is written', async () => {
    const json = JSON.stringify(anApplication(randomUUID())).replace(
      '"email":',
      '"em\\u0061il":"x@example.org","email":',
    );
    expect(fieldsIn(problemIn(await send(routes['an application'], json)))).toEqual(['candidate.email']);
  });
});

describe('an e-mail of letters that only look alike', () => {
  const LOOKALIKES = [
    'аnna@example.org', // Cyrillic a
    'anna@exаmple.org',
    'mi\u212ae@example.org', // Kelvin sign
    'anna@example\uff0eorg', // full-width full stop
    'an\u200bna@example.org', // zero-width space
    'ann\u0131@example.org', // dotless i
    'anna\u202egro.elpmaxe@', // right to left
    '\uff41nna@example.org',
  ];
  const withEmail = (
    email: string,
  ): [name: string, route: Pick<Route, 'line' | 'headers'>, body: object, field: string][] => [
    ['sign-in', routes['sign-in'], { email, password: PASSWORD }, 'email'],
    [
      'a forgotten password',
      { line: 'POST /console/api/password-resets', headers: ['Accept-Language: de'] },
      { email },
      'email',
    ],
    [
      'an invitation',
      { line: 'POST /console/api/members', headers: person },
      { email, role: 'recruiter', language: 'de' },
      'email',
    ],
    [
      'staff',
      { line: 'POST /console/api/staff', headers: admin },
      { email, role: 'support', language: 'de' },
      'email',
    ],
    [
      'an application',
      routes['an application'],
      anApplication(randomUUID(), { candidate: { firstName: 'A', lastName: 'B', email } }),
      'candidate.email',
    ],
    [
      'an application of the console',
      { line: 'POST /console/api/applications', headers: person },
      anApplication(randomUUID(), { candidate: { firstName: 'A', lastName: 'B', email } }),
      'candidate.email',
    ],
  ];

  it.each(LOOKALIKES)(
    '400: %j is refused wherever somebody is named by e-mail, and nothing is saved',
    async (email) => {
      const before = await rowCounts();
      for (const [name, route, body, field] of withEmail(email)) {
        const answer = await send(route, JSON.stringify(body));
        expect([name, answer.status, fieldsIn(problemIn(answer))]).toEqual([name, 400, [field]]);
      }
      expect(await rowCounts()).toEqual(before);
    },
  );
});

describe('what is no request', () => {
  const raw = (line: string, headers: string[]) => rawRequest(hub.url, line, headers);

  it.each<[string, number, string, string, string[]]>([
    ['no HTTP', 400, 'request.unreadable', 'HELO example.org', []],
    ['a control character in a header', 400, 'request.unreadable', 'GET /v1/jobs', ['X-Bad: a\x01b']],
    ['a NUL in a header', 400, 'request.unreadable', 'GET /v1/jobs', ['X-Bad: a\0b']],
    ['a header without a colon', 400, 'request.unreadable', 'GET /v1/jobs', ['Bad']],
    ['two lengths', 400, 'request.unreadable', 'POST /v1/applications', ['Content-Length: 5']],
    [
      'a length and chunks',
      400,
      'request.unreadable',
      'POST /v1/applications',
      ['Transfer-Encoding: chunked'],
    ],
    [
      'a megabyte of headers',
      431,
      'request.headers-too-large',
      'GET /v1/jobs',
      [`X-Long: ${'a'.repeat(MEGABYTE)}`],
    ],
    [
      'a key of a megabyte',
      431,
      'request.headers-too-large',
      'GET /v1/jobs',
      [`Authorization: Bearer ${'a'.repeat(MEGABYTE)}`],
    ],
    [
      'thousands of headers',
      431,
      'request.headers-too-large',
      'GET /v1/jobs',
      Array.from({ length: 5_000 }, (_, at) => `X-${at}: a`),
    ],
    ['an endless address', 431, 'request.headers-too-large', `GET /v1/jobs?${'a'.repeat(MEGABYTE)}`, []],
  ])('4xx: %s is told so, and others are served', async (_, status, code, line, headers) => {
    const answer = await raw(line, headers);
    expect([answer.status, answer.contentType]).toEqual([status, 'application/problem+json']);
    expect(JSON.parse(answer.body)).toMatchObject({
      status,
      code,
      title: expect.stringMatching(/\S/),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect((await raw('GET /v1/connection', [`Authorization: Bearer ${partnerKey}`])).status).toBe(200);
  });
});

describe('an address', () => {
  const get = (path: string, headers = person) => rawRequest(hub.url, `GET ${path}`, headers);

  it.each([
    '/console/api/jobs?limit=%ff',
    '/console/api/jobs?limit=1e3',
    '/console/api/jobs?limit=-1',
    '/console/api/jobs?limit=ten',
    '/console/api/jobs?limit=5&limit=6',
    '/console/api/jobs?limit[]=5',
    '/console/api/jobs?cursor=%00',
    '/console/api/jobs?cursor=%F0%28%8C%28',
    `/console/api/jobs?cursor=${'x'.repeat(5_000)}`,
    '/console/api/jobs?nonsense=1',
    '/console/api/jobs?__proto__=1',
    '/console/api/jobs?__proto__[role]=admin',
    '/console/api/jobs?=1',
    '/console/api/jobs/not-an-id',
    '/console/api/jobs/%00',
    `/console/api/jobs/${'a'.repeat(5_000)}`,
    '/console/api/audit/events?from=yesterday',
    '/console/api/audit/events?from=0000-00-00T00:00:00Z',
    '/console/api/audit/events?from=0000-01-01T00:00:00Z',
    '/console/api/audit/events?from=2026-01-01T00:00:00%2B23:59',
    '/console/api/audit/events?to=2026-01-01T00:00:00-16:00',
    '/console/api/audit/events?action=%00',
    '/console/api/applications?email=%00',
    '/console/api/organisations?search=%00',
  ])('4xx: %s', async (path) => {
    const problem = problemIn(await get(path));
    expect(problem.code).not.toBe('request.failed');
  });

  it.each([
    ['/v1/jobs?limit=101', 'limit'],
    ['/v1/jobs?limit=', 'limit'],
    ['/v1/jobs?updatedSince=yesterday', 'updatedSince'],
    ['/v1/jobs?cursor=W10', 'cursor'],
    ['/v1/jobs?organisationId=x', 'organisationId'],
  ])('400: %s names what is wrong, in English unless asked otherwise', async (path, field) => {
    const problem = problemIn(await get(path, [`Authorization: Bearer ${partnerKey}`]));
    expect([problem.title, fieldsIn(problem)]).toEqual([
      'The request has values that cannot be used.',
      [field],
    ]);
  });

  it.each([
    '/v1/jobs/%',
    '/v1/jobs/%zz',
    '/v1/%E0%A4%A',
    '/console/api/jobs/%c0%ae',
    '/v1/nothing',
    '/console/api/nothing',
    '/v1//jobs',
    '/v1/jobs/..%2f..%2fetc',
  ])('404: %s leads nowhere', async (path) => {
    const headers = path.startsWith('/v1') ? [`Authorization: Bearer ${partnerKey}`] : person;
    const answer = await get(path, headers);
    problemIn(answer);
    expect([400, 404]).toContain(answer.status);
  });
});
