import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exported, unpacked } from '../support/audit-bundle.ts';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { expectStatus } from '../support/expect-status.ts';
import { operatorKey } from '../support/operator-key.ts';
import type { PersonClient } from '../support/person-client.ts';
import { refused } from '../support/refused.ts';
import { TestHub } from '../support/test-hub.ts';

const ACCESS = '/console/api/audit/access';
const HOUR_MS = 3_600_000;

interface Access {
  readonly accountId: string;
  readonly kind: string;
  readonly role: string;
  readonly email: string | null;
  readonly to: string | null;
}
interface Key {
  readonly id: string;
  readonly kind: string;
  readonly masked: string;
  readonly to: string | null;
  readonly isDeleted: boolean;
}

let hub: TestHub;
let partner: ConnectedPartner;
let recruiter: PersonClient;
let begun: Date;
let auditor: PersonClient;
beforeAll(async () => {
  hub = await TestHub.start();
  partner = await ConnectedPartner.connect(hub, await hub.staff('support'));
  recruiter = await partner.organisation.member('recruiter');
  auditor = await hub.staff('auditor');
  begun = new Date();
  const people = `/console/api/members/${recruiter.actor.id}`;
  hub.clock.advance(HOUR_MS);
  expectStatus(204, await partner.manager.send('PATCH', people, { role: 'auditor' }));
  hub.clock.advance(HOUR_MS);
  expectStatus(204, await partner.manager.post(`${people}/disable`));
  expectStatus(204, await partner.manager.delete(`/console/api/keys/${partner.keyId}`));
  hub.clock.advance(HOUR_MS);
});
afterAll(() => hub.stop());

/** Half an hour and a minute of it, so many hours after everybody was there. */
const after = (hours: number) => {
  const from = begun.getTime() + hours * HOUR_MS + HOUR_MS / 2;
  return { from: new Date(from).toISOString(), to: new Date(from + 60_000).toISOString() };
};
const ask = async <Row>(by: PersonClient, what: string, query: Record<string, string>) =>
  expectStatus(
    200,
    await by.get<{ data: Row[] }>(`${ACCESS}/${what}?${new URLSearchParams(query).toString()}`),
  ).body.data;

describe('who had access', () => {
  it.each([
    [0, 'recruiter'],
    [1, 'auditor'],
    [2, undefined],
  ])('200: %d hours later, in the role of that time', async (hours, role) => {
    const people = await ask<Access>(partner.manager, 'people', after(hours));
    const found = people.filter(({ accountId }) => accountId === recruiter.actor.id);
    expect(found.map((one) => one.role)).toEqual(role === undefined ? [] : [role]);
    expect(people).toContainEqual(
      expect.objectContaining({ accountId: partner.manager.actor.id, role: 'manager', to: null }),
    );
  });

  it('200: over a longer time each role by itself, and nobody before there was anybody', async () => {
    const whole = { from: after(-1).from, to: after(3).to };
    const people = await ask<Access>(partner.manager, 'people', whole);
    expect(people.filter(({ accountId }) => accountId === recruiter.actor.id)).toMatchObject([
      { role: 'recruiter', to: expect.any(String) },
      { role: 'auditor', to: expect.any(String) },
    ]);
    expect(await ask(partner.manager, 'people', after(-24))).toEqual([]);
  });

  it('200: staff of the operator stand by id and role there, and by name only in the installation’s own list', async () => {
    const own = await ask<Access>(partner.manager, 'people', after(0));
    const staff = own.filter(({ kind }) => kind === 'staff');
    expect(staff).toContainEqual(expect.objectContaining({ accountId: auditor.actor.id, email: null }));
    expect(staff.every(({ email }) => email === null)).toBe(true);
    const instance = await ask<Access>(auditor, 'people', after(0));
    expect(instance).toContainEqual(expect.objectContaining({ email: auditor.actor.email, role: 'auditor' }));
    expect(instance.filter(({ kind }) => kind === 'member')).toEqual([]);
  });

  it('200: holds what it knows without the log, whose texts the retention rule may have dropped', async () => {
    const organisation = await hub.organisation();
    const manager = await organisation.member('manager');
    await hub.database.query(
      `alter table audit_event disable trigger all; delete from audit_event where organisation_id = '${organisation.id}' and action = 'account.created'; alter table audit_event enable trigger all`,
    );
    expect(await ask<Access>(manager, 'people', { from: after(-1).from, to: after(9).to })).toContainEqual(
      expect.objectContaining({ accountId: manager.actor.id, role: 'manager', to: null }),
    );
  });
});

describe('the inventory of keys', () => {
  it('200: a key stands in it while it was valid, masked, and after its deletion no more', async () => {
    const [key] = await ask<Key>(partner.manager, 'keys', after(1));
    expect(key).toMatchObject({
      id: partner.keyId,
      masked: expect.stringMatching(/^adk_live_•+.{4}$/),
      isDeleted: true,
      to: expect.any(String),
    });
    expect(JSON.stringify(key)).not.toContain(partner.join.key.slice(9, 60));
    expect(await ask(partner.manager, 'keys', after(2))).toEqual([]);
    expect(await ask(partner.manager, 'keys', after(-24))).toEqual([]);
  });

  it('200: of the operator’s keys a customer learns that they may act for it, and nothing of the operator', async () => {
    await operatorKey(hub, 'jobs:read');
    const now = { from: after(0).from, to: after(9).to };
    const ofOperator = async (by: PersonClient) =>
      (await ask<Key>(by, 'keys', now)).find(({ kind }) => kind === 'operator');
    const untold = { name: null, networks: null, createdBy: null, lastUsedAt: null };
    expect(await ofOperator(partner.manager)).toMatchObject({ scopes: ['jobs:read'], ...untold });
    expect(await ofOperator(auditor)).toMatchObject({
      name: expect.any(String),
      createdBy: expect.any(String),
    });
  });
});

describe.each(['people', 'keys'])('%s', (what) => {
  it('404, 403, 400: nobody else’s, not for everybody, not for no time', async () => {
    const path = (query: object) => `${ACCESS}/${what}?${new URLSearchParams({ ...query }).toString()}`;
    const organisationId = partner.organisation.id;
    const stranger = await (await hub.organisation()).member('manager');
    expect(await stranger.get(path({ ...after(0), organisationId }))).toEqual(
      refused(404, 'audit.log-not-found'),
    );
    expect(JSON.stringify((await stranger.get(path(after(0)))).body)).not.toContain(partner.manager.actor.id);
    expect((await auditor.get(path({ ...after(0), organisationId }))).status).toBe(200);
    const plain = await (await hub.organisation()).member('recruiter');
    expect(await plain.get(path(after(0)))).toEqual(refused(403, 'access.right-missing'));
    const { from, to } = after(0);
    expect(await stranger.get(path({ from: to, to: from }))).toEqual(refused(400, 'request.invalid', 'to'));
  });
});

describe('an export', () => {
  it('202: holds both lists, for spreadsheets and in the summaries', async () => {
    const { from, to } = { from: after(-1).from, to: after(3).to };
    const folder = await unpacked(partner.manager, (await exported(partner.manager, { from, to })).id);
    const read = (name: string) => readFile(join(folder, name), 'utf8');
    const people = await read('access.csv');
    expect(people).toMatch(
      new RegExp(`${recruiter.actor.id};member;recruiter;[^\\r]*${recruiter.actor.email};`),
    );
    expect(people).toMatch(new RegExp(`${recruiter.actor.id};member;auditor;`));
    expect(await read('keys.csv')).toContain(`${partner.keyId};partner;`);
    expect(await read('summary.de.html')).toContain('Wer Zugang hatte');
    const english = await read('summary.en.html');
    expect(english).toContain(recruiter.actor.email);
    expect(english).toMatch(/adk_live_•+.{4} /);
  });
});
