import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeclaredRoutes } from '../../src/access/declared-routes.js';
import { mayRole, ROLES, type Role } from '../../src/access/rights.js';
import { SCOPES, type Scope } from '../../src/access/scopes.js';
import { FoldedRefusals } from '../../src/audit/folded-refusals.js';
import { consoleDocument, partnerDocument } from '../../src/platform/openapi/documents.js';
import { aDocument, FurnishedOrganisation, pathOf } from '../support/furnished-organisation.ts';
import { type Answer, call } from '../support/http-client.ts';
import type { KeyClient } from '../support/key-client.ts';
import { type Operation, operationsOf } from '../support/operations.ts';
import { openObjectsIn } from '../support/open-objects.ts';
import { operatorKey, ownSystem } from '../support/operator-key.ts';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub } from '../support/test-hub.ts';

type Refusal = Answer<{ code?: string }>;
type Send = (operation: Operation, path: string) => Promise<Refusal>;

/** Bodies that are taken, so that nothing but the caller can be to blame. */
const BODIES: Readonly<Record<string, object>> = {
  rejectSupportRequest: { reason: 'no' },
  commentOnSupportRequest: { text: 'hello' },
  changeJob: { title: 'Koch' },
  setLegalHold: { reason: 'a lawsuit' },
  changeMember: { role: 'auditor' },
  changeStaff: { role: 'auditor' },
  switchPublication: { enabled: false },
  switchOffConnection: { confirm: true },
  enterCredentials: {
    job: '1234567',
    companyId: '4711',
    accessToken: 'sandbox-personio-token',
    channelId: '815',
  },
  checkCredentials: {
    job: '1234567',
    companyId: '4711',
    accessToken: 'sandbox-personio-token',
    channelId: '815',
  },
  changeConnectionSources: { sources: [] },
  labelConnection: { label: 'Wien' },
  changePersonioFieldMapping: { answers: [], channels: [], tags: [] },
  limitKey: { allowedNetworks: [] },
  mapPersonioJob: { job: '1234567' },
  mapPastedPersonioJobs: { lines: 'Koch;1234567' },
  reportPublication: { state: 'live' },
  decideWaitingDeliveries: { decision: 'keep' },
  mailHandOver: { recipientId: '0199e3a0-1111-7000-8000-000000000001' },
  makeConnectLink: { partner: 'join' },
  replayWebhookMessages: { from: '2026-01-01T00:00:00Z' },
  replayWebhookMessagesForKey: { from: '2026-01-01T00:00:00Z' },
};

/** Their parameter is no id of something that an organisation owns. */
const NAMED_BY_THE_CALLER = [
  'chooseNoticePreference',
  'getPartner',
  'listCheckRuns',
  'putJob',
  'putOrganisation',
];
/** What an auditor may do although it is no reading: nothing of it changes what others see. */
const AN_AUDITOR_MAY = [
  'changePassword',
  'chooseNoticePreference',
  'confirmSecondFactor',
  'endOtherSessions',
  'endOwnSession',
  'readNotice',
  'removeSecondFactor',
  'replaceRecoveryCodes',
  'requestAuditExport',
  'reviewAuditLog',
  'signOut',
  'signOutEverywhere',
  'startSecondFactor',
  'startStepUpBySingleSignOn',
  'stepUp',
  'verifyAuditLog',
];

let hub: TestHub;
let consoleRoutes: Operation[];
let partnerRoutes: Operation[];
let own: FurnishedOrganisation;
let foreign: FurnishedOrganisation;
let callers: Record<Role, PersonClient>;
beforeAll(async () => {
  hub = await TestHub.start();
  consoleRoutes = operationsOf(consoleDocument(hub.app)).filter(({ right }) => right);
  partnerRoutes = operationsOf(partnerDocument(hub.app));
  const support = await hub.staff('support');
  [own, foreign] = await Promise.all([
    FurnishedOrganisation.furnish(hub, support),
    FurnishedOrganisation.furnish(hub, support),
  ]);
  callers = Object.fromEntries(
    await Promise.all(ROLES.map(async (role) => [role, await callerOf(role)])),
  ) as typeof callers;
});
afterAll(() => hub.stop());

async function callerOf(role: Role): Promise<PersonClient> {
  const person = await hub.person(role, role.startsWith('staff.') ? null : own.partner.organisation.id);
  await person.stepUp();
  return person;
}

const bodyOf = ({ id, mutates, takesFile }: Operation) => {
  if (takesFile) return aDocument();
  return mutates ? (BODIES[id] ?? {}) : undefined;
};
const asPerson =
  (person: PersonClient, headers = {}): Send =>
  (operation, path) =>
    person.send(operation.method, path, bodyOf(operation), headers);
const asKey =
  (key: KeyClient): Send =>
  (operation, path) =>
    key.send(operation.method, path, bodyOf(operation), { 'idempotency-key': randomUUID() });
const asNobody: Send = (operation, path) =>
  call(`${hub.url}${path}`, { method: operation.method, body: bodyOf(operation) });

/** `403 access.right-missing`; `2xx` for whatever went well. */
const gist = ({ status, body }: Refusal) => (status < 300 ? '2xx' : `${status} ${body.code}`);

const nowhere = (operation: Operation) =>
  pathOf(
    operation,
    operation.parameters.map(() => randomUUID()),
  );

/** They end the session that asks. */
const SIGNS_OUT = ['signOut', 'signOutEverywhere'];

/** What became of each route. */
async function answersOf(
  routes: Operation[],
  send: Send,
  pathFor = nowhere,
): Promise<Map<Operation, string>> {
  const answers = new Map<Operation, string>();
  for (const operation of routes) answers.set(operation, gist(await send(operation, pathFor(operation))));
  return answers;
}

const namesWhere = (
  answers: Map<Operation, string>,
  fits: (answer: string, operation: Operation) => boolean,
) => [...answers].filter(([operation, answer]) => fits(answer, operation)).map(([{ name }]) => name);

describe('the two OpenAPI documents', () => {
  it('tell every route that needs a right or a scope, but for the stream of events', () => {
    const declared = hub.app
      .get(DeclaredRoutes)
      .all()
      .filter(({ access }) => access.kind !== 'public');
    const told = [...consoleRoutes, ...partnerRoutes].map(({ name }) => name.replaceAll(/\{(\w+)\}/g, ':$1'));
    expect(declared.map(({ name }) => name).sort()).toEqual([...told, 'GET /console/api/events'].sort());
  });

  it('leave out nothing else but what is public on purpose', () => {
    const open = hub.app
      .get(DeclaredRoutes)
      .all()
      .filter(({ access }) => access.kind === 'public');
    expect(open.map(({ name }) => name).sort()).toEqual(
      [
        'GET /.well-known/andock-audit-key',
        'GET /apply/:jobId',
        'GET /docs',
        'GET /docs/:guide',
        'GET /docs/guides.css',
        'GET /docs/partners/:partner',
        'GET /hand-over/:id',
        'GET /jobs/:jobId',
        'GET /health/live',
        'GET /health/ready',
        'GET /metrics',
        'GET /operator-ats/documents/:token',
        'POST /apply/:jobId',
        'POST /hand-over/:id',
        'DELETE /console/api/connect-session',
        'POST /console/api/connect-session',
        'POST /console/api/connect-session/read',
        'GET /console/api/session/ways',
        'POST /console/api/session',
        'POST /console/api/session/single-sign-on',
        'POST /console/api/session/single-sign-on/complete',
        'POST /console/api/invitations/read',
        'POST /console/api/invitations/accept',
        'POST /console/api/password-resets',
        'POST /console/api/password-resets/complete',
      ].sort(),
    );
  });
});

describe('the bodies of all routes', () => {
  it('400 (trust 16): take no field that their document does not list', () => {
    const documents = [consoleDocument(hub.app), partnerDocument(hub.app)];
    expect(documents.flatMap((document) => openObjectsIn(document))).toEqual([]);
    const open = {
      paths: {
        '/x': {
          post: { requestBody: { content: { 'application/json': { schema: { properties: { a: {} } } } } } },
        },
      },
    };
    expect(openObjectsIn(open)).toEqual(['POST /x ']);
  });
});

describe('the console', () => {
  it.each(ROLES)('403 (trust 14): %s is refused exactly where the table of rights says so', async (role) => {
    const person = await callerOf(role);
    const answers = await answersOf(consoleRoutes, async (operation, path) =>
      asPerson(SIGNS_OUT.includes(operation.id) ? await callerOf(role) : person)(operation, path),
    );
    const denied = consoleRoutes.filter(({ right }) => right && !mayRole(role, right));
    expect(namesWhere(answers, (answer) => answer === '403 access.right-missing').sort()).toEqual(
      denied.map(({ name }) => name).sort(),
    );
    expect(namesWhere(answers, (answer) => answer.startsWith('5'))).toEqual([]);
  });

  it.each(ROLES)('403 (trust 21): %s changes nothing without the token of the session', async (role) => {
    const changing = consoleRoutes.filter(({ mutates }) => mutates);
    const answers = await answersOf(changing, asPerson(callers[role], { 'x-csrf-token': '' }));
    expect(namesWhere(answers, (answer) => answer !== '403 access.csrf-token-wrong')).toEqual([]);
  });

  it('401 (trust 14): nobody gets in unknown', async () => {
    const answers = await answersOf(consoleRoutes, asNobody);
    expect(namesWhere(answers, (answer) => answer !== '401 access.sign-in-needed')).toEqual([]);
  });

  it('401 (trust 8): an API key opens none of it', async () => {
    const answers = await answersOf(consoleRoutes, asKey(own.partner.join));
    expect(namesWhere(answers, (answer) => answer !== '401 access.sign-in-needed')).toEqual([]);
  });

  it.each(['member.auditor', 'staff.auditor'] as const)('403 (trust 19): %s changes nothing', (role) => {
    const changing = consoleRoutes.filter(({ mutates, right }) => mutates && right && mayRole(role, right));
    expect(changing.map(({ id }) => id).sort()).toEqual(AN_AUDITOR_MAY);
  });

  it.each(ROLES)('404 (trust 13): %s cannot even see what another organisation has', async (role) => {
    const person = role.startsWith('staff.')
      ? callers[role].within(own.partner.organisation.id, 'a test')
      : callers[role];
    expect(
      await reachedByStrangers(
        consoleRoutes.filter(({ right }) => right && mayRole(role, right)),
        asPerson(person),
      ),
    ).toEqual([]);
  });

  it('2xx: its own people do see it, so the routes above were really asked', async () => {
    const reading = consoleRoutes.filter(
      ({ mutates, parameters, id }) => !mutates && parameters.length > 0 && !NAMED_BY_THE_CALLER.includes(id),
    );
    const answers = await answersOf(reading, asPerson(foreign.partner.manager), (operation) =>
      pathOf(operation, foreign.idsFor(operation)),
    );
    const missing = namesWhere(
      answers,
      (answer) => answer !== '2xx' && answer !== '409 audit.export-not-ready',
    );
    expect(missing).toEqual([]);
    expect(reading.length).toBeGreaterThan(5);
  });

  it('403: each refusal is in the log, counted, with who and where (trust 35)', async () => {
    const { actor } = callers['member.recruiter'];
    for (let times = 0; times < 3; times += 1) await callers['member.recruiter'].get('/console/api/members');
    await hub.app.get(FoldedRefusals).write();
    const { rows } = await hub.database.query<{ facts: object; outcome: string; organisation_id: string }>(
      `select convert_from(body, 'UTF8')::json -> 'facts' as facts, outcome, organisation_id from audit_event
        where action = 'access.refused' and actor_id = $1 and target_id = 'GET /console/api/members'`,
      [actor.id],
    );
    expect(rows).toEqual([
      {
        facts: { route: 'GET /console/api/members', code: 'access.right-missing', times: 3 },
        outcome: 'denied',
        organisation_id: actor.organisationId,
      },
    ]);
  });
});

describe('/v1', () => {
  it.each(SCOPES)('403 (trust 14): a key without %s is refused exactly where it is needed', async (scope) => {
    const others = SCOPES.filter((one) => one !== scope);
    const system = ownSystem(hub, await operatorKey(hub, ...others), own.partner.organisation.id);
    const answers = await answersOf(partnerRoutes, asKey(system));
    const denied = partnerRoutes.filter((operation) => operation.scope === scope);
    expect(namesWhere(answers, (answer) => answer === '403 access.scope-missing')).toEqual(
      denied.map(({ name }) => name),
    );
    expect(namesWhere(answers, (answer) => answer.startsWith('5'))).toEqual([]);
  });

  it('401 (trust 14): nobody gets in without a key', async () => {
    const answers = await answersOf(partnerRoutes, asNobody);
    expect(namesWhere(answers, (answer) => answer !== '401 access.key-refused')).toEqual([]);
  });

  it('401 (trust 8): a session of the console opens none of it', async () => {
    const answers = await answersOf(partnerRoutes, asPerson(callers['member.manager']));
    expect(namesWhere(answers, (answer) => answer !== '401 access.key-refused')).toEqual([]);
  });

  it('404 (trust 13): a partner cannot even see what another organisation has', async () => {
    const { join } = own.partner;
    const { body } = await join.get<{ scopes: Scope[] }>('/v1/connection');
    const routes = partnerRoutes.filter(({ scope }) => scope && body.scopes.includes(scope));
    expect(await reachedByStrangers(routes, asKey(join))).toEqual([]);
  });

  it('404 (trust 13): a system of the operator sees only the organisation that it names', async () => {
    const system = ownSystem(hub, await operatorKey(hub, ...SCOPES), own.partner.organisation.id);
    const routes = partnerRoutes.filter(({ id }) => id !== 'reportPublication');
    expect(await reachedByStrangers(routes, asKey(system))).toEqual([]);
  });

  it('404: an organisation that does not exist, by id or external id', async () => {
    const key = await operatorKey(hub, ...SCOPES);
    for (const name of [randomUUID(), 'ext:nobody', 'ext:', "x' or true --", '']) {
      const answer = await ownSystem(hub, key, name).get('/v1/applications');
      expect(gist(answer)).toBe('404 access.organisation-not-found');
    }
  });
});

/** Routes that did anything but say 404 about ids of the other organisation, each alone among own ones, and all together. */
async function reachedByStrangers(routes: Operation[], send: Send): Promise<string[]> {
  const reached: string[] = [];
  for (const operation of routes) {
    if (operation.parameters.length === 0 || NAMED_BY_THE_CALLER.includes(operation.id)) continue;
    const theirs = foreign.idsFor(operation);
    const ours = own.idsFor(operation);
    const mixed = theirs.map((id, place) => ours.map((mine, at) => (at === place ? id : mine)));
    for (const ids of [theirs, ...mixed]) {
      const answer = gist(await send(operation, pathOf(operation, ids)));
      if (!answer.startsWith('404 ')) reached.push(`${operation.name}: ${answer}`);
    }
  }
  return [...new Set(reached)];
}
