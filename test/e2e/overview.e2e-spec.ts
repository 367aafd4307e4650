import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refused } from '../support/refused.ts';
import { TestHub, type TestOrganisation } from '../support/test-hub.ts';
import type { PersonClient } from '../support/person-client.ts';

interface Overview {
  readonly connections: { partner: string; state: string; count: number }[];
  readonly deliveries: { day: string }[];
  readonly requests: { open: number; unassigned: number; underOneDay: number; oldestAt: string | null };
  readonly checks: { found: number; failed: number };
  readonly sealing: { pending: number; lagSeconds: number; quarantined: number };
}
interface Row {
  readonly id: string;
  readonly organisationId: string;
}
interface Rows<T = Row> {
  readonly data: T[];
}

let hub: TestHub;
let organisation: TestOrganisation;
let other: TestOrganisation;
let manager: PersonClient;
let support: PersonClient;
beforeAll(async () => {
  hub = await TestHub.start();
  organisation = await hub.organisation('Übersicht GmbH');
  other = await hub.organisation('Andere AG');
  manager = await organisation.member('manager');
  support = await hub.staff('support');
});
afterAll(() => hub.stop());

describe('GET /console/api/overview', () => {
  it('200: counts connections, requests and what is to be sealed', async () => {
    const before = (await support.get<Overview>('/console/api/overview')).body;
    await manager.post('/console/api/support-requests', { partner: 'join', confirmedPaidPlan: true });
    const { status, body } = await support.get<Overview>('/console/api/overview');
    expect(status).toBe(200);
    expect(body.requests).toMatchObject({
      open: before.requests.open + 1,
      unassigned: before.requests.unassigned + 1,
      underOneDay: before.requests.underOneDay + 1,
      oldestAt: expect.any(String),
    });
    expect(body.connections).toContainEqual({ partner: 'join', state: 'requested', count: 1 });
    expect(body.deliveries).toHaveLength(14);
    expect(body.sealing).toMatchObject({ quarantined: 0 });
  });

  it('403: a customer does not see the whole hub', async () => {
    expect(await manager.get('/console/api/overview')).toEqual(refused(403, 'access.right-missing'));
  });
});

describe('GET /console/api/health/checks', () => {
  it('200: lists every check with its last run', async () => {
    const auditor = await hub.staff('auditor');
    const { status, body } = await auditor.get<Rows<{ name: string }>>('/console/api/health/checks');
    expect(status).toBe(200);
    expect(body.data.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['audit.checkpoints', 'deliveries.documents-missing']),
    );
  });

  it('403: a customer does not see them', async () => {
    expect(await manager.get('/console/api/health/checks')).toEqual(refused(403, 'access.right-missing'));
  });
});

describe('GET /console/api/settings', () => {
  it('200: names the sealing key that anybody may pin, and no secret', async () => {
    const admin = await hub.staff('admin');
    const { body, text } = await admin.get<{ keys: { sealing: string }; database: object }>(
      '/console/api/settings',
    );
    const known = await (await fetch(`${hub.url}/.well-known/andock-audit-key`)).text();
    expect(body.keys.sealing).toBe(known.trim());
    expect(body.database).toMatchObject({ kind: 'own', separateOwner: true });
    expect(text).not.toMatch(/postgres(ql)?:\/\//);
  });

  it('403: support does not see them', async () => {
    expect(await support.get('/console/api/settings')).toEqual(refused(403, 'access.right-missing'));
  });
});

describe('GET /console/api/connections/:id/history', () => {
  const joinOf = async (of: TestOrganisation) =>
    (await support.get<Rows>(`/console/api/connections?partner=join&organisationId=${of.id}`)).body.data;

  it('200: support reads who moved it, from where to where', async () => {
    const [connection] = await joinOf(organisation);
    const { body } = await support.get<Rows<object>>(`/console/api/connections/${connection?.id}/history`);
    expect(body.data).toEqual([
      expect.objectContaining({
        from: 'off',
        to: 'requested',
        reasonText: null,
        actor: { kind: 'member', display: manager.actor.email },
      }),
    ]);
  });

  it('404: another organisation cannot read it', async () => {
    const [connection] = await joinOf(organisation);
    const stranger = await other.member('manager');
    expect(await stranger.get(`/console/api/connections/${connection?.id}/history`)).toEqual(
      refused(404, 'connections.not-found'),
    );
  });
});

describe('lists narrowed to one organisation', () => {
  it('200: staff see only its connections', async () => {
    const { body } = await support.get<Rows>(`/console/api/connections?organisationId=${other.id}`);
    expect(new Set(body.data.map(({ organisationId }) => organisationId))).toEqual(new Set([other.id]));
  });

  it.each([
    ['/console/api/connections', 'access.organisation-not-found'],
    ['/console/api/deliveries', 'access.organisation-not-found'],
    ['/console/api/deliveries/counts', 'access.organisation-not-found'],
    ['/console/api/audit/events', 'audit.log-not-found'],
    ['/console/api/audit/reviews', 'audit.log-not-found'],
  ])('404: %s of another organisation is nothing a member can ask for', async (path, code) => {
    expect((await manager.get(`${path}?organisationId=${organisation.id}`)).status).toBe(200);
    expect(await manager.get(`${path}?organisationId=${other.id}`)).toEqual(refused(404, code));
  });

  it('200: organisations are found by a part of their name, whatever the case', async () => {
    const { body } = await support.get<Rows<{ name: string }>>(
      `/console/api/organisations?search=${encodeURIComponent('übersicht')}`,
    );
    expect(body.data.map(({ name }) => name)).toEqual(['Übersicht GmbH']);
  });
});
