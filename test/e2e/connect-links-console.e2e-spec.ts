import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConnectVisitor } from '../support/connect-visitor.ts';
import { expectStatus } from '../support/expect-status.ts';
import { operatorKey, ownSystem } from '../support/operator-key.ts';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub, type TestOrganisation } from '../support/test-hub.ts';

interface Link {
  readonly id: string;
  readonly url: string;
  readonly connectionId: string;
  readonly state: string;
}
interface Links {
  readonly data: readonly Link[];
}

const LINKS = '/console/api/connect-links';

let hub: TestHub;
let organisation: TestOrganisation;
let support: PersonClient;
let link: Link;
beforeAll(async () => {
  hub = await TestHub.start();
  organisation = await hub.organisation('Muster GmbH');
  support = await hub.staff('support');
  const system = ownSystem(hub, await operatorKey(hub, 'organisations:write'), organisation.id);
  for (const partner of ['personio', 'join']) {
    link = expectStatus(201, await system.post<Link>('/v1/connect-links', { partner })).body;
  }
});
afterAll(() => hub.stop());

const listed = async (by: PersonClient, query = '') =>
  expectStatus(200, await by.get<Links>(`${LINKS}${query}`)).body.data;

describe('connect links in the console', () => {
  it('200: support sees those of a connection, a manager its own, neither what opens them', async () => {
    const [only, ...more] = await listed(support, `?connectionId=${link.connectionId}`);
    expect([only, more]).toMatchObject([{ id: link.id, state: 'open' }, []]);
    expect(only).not.toHaveProperty('url');
    expect(await listed(await organisation.member('manager'))).toHaveLength(2);
    expect(await listed(await (await hub.organisation()).member('manager'))).toEqual([]);
  });

  it('403: a recruiter, and an auditor of the operator', async () => {
    for (const person of [await organisation.member('recruiter'), await hub.staff('auditor')]) {
      expectStatus(403, await person.get(LINKS));
      expectStatus(403, await person.delete(`${LINKS}/${link.id}`));
    }
  });

  it('404: a manager of another organisation · 400: staff that has not said for whom', async () => {
    const other = await (await hub.organisation()).member('manager');
    expectStatus(404, await other.delete(`${LINKS}/${link.id}`));
    expectStatus(400, await support.delete(`${LINKS}/${link.id}`));
  });

  it('204: revoked by support with a reason, it opens no more; the trail says so, once', async () => {
    const acting = support.within(organisation.id, 'Sent to the wrong address');
    for (const _ of [1, 2]) expectStatus(204, await acting.delete(`${LINKS}/${link.id}`));
    const { status } = await ConnectVisitor.with(hub.url, link.url).open();
    expect(status).toBeGreaterThanOrEqual(400);
    const [row] = await listed(support, `?connectionId=${link.connectionId}`);
    expect(row?.state).toBe('revoked');
    const revoked = (await organisation.trail()).filter((action) => action === 'connect-link.revoked');
    expect(revoked).toHaveLength(1);
  });
});
