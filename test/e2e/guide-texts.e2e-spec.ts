import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../support/expect-status.ts';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub } from '../support/test-hub.ts';

const PATH = '/console/api/guide-texts';
const TEXT = {
  partner: 'personio',
  place: 'where.companyId',
  de: 'Jetzt unter Einstellungen › Konto.',
  en: 'Now under Settings › Account.',
  checkedOn: '2026-12-01',
};

interface Field {
  readonly name: string;
  readonly where: string;
  readonly whereByOperator: boolean;
  readonly whereCheckedOn: string;
}

describe('PUT /console/api/guide-texts', () => {
  let hub: TestHub;
  let admin: PersonClient;
  let manager: PersonClient;

  beforeAll(async () => {
    hub = await TestHub.start();
    admin = await hub.person('staff.admin', null);
    manager = await hub.person('member.manager', (await hub.organisation()).id);
  });
  afterAll(() => hub.stop());

  const companyId = async () => {
    const path = '/console/api/partners/personio';
    const { body } = await manager.get<{ credentialFields: Field[] }>(path);
    return body.credentialFields.find(({ name }) => name === 'companyId');
  };

  it('204: customers read the operator’s words and the day of their last check; the log says who changed them', async () => {
    expect(await companyId()).toMatchObject({ whereByOperator: false, whereCheckedOn: '2026-11-21' });
    expectStatus(204, await admin.put(PATH, TEXT));
    expect(await companyId()).toMatchObject({
      where: TEXT.en,
      whereByOperator: true,
      whereCheckedOn: '2026-12-01',
    });
    const { body } = await admin.get<{ data: { place: string; changed: boolean }[] }>(PATH);
    expect(body.data.filter(({ changed }) => changed).map(({ place }) => place)).toEqual([TEXT.place]);
    const log = await hub.person('staff.auditor', null);
    const events = await log.get<{ data: { facts: unknown }[] }>(
      '/console/api/audit/events?action=guide-text.changed',
    );
    expect(events.body.data.map(({ facts }) => facts)).toEqual([
      { partner: 'personio', place: 'where.companyId' },
    ]);
  });

  it('400: an empty text, or a day that is none', async () => {
    expectStatus(400, await admin.put(PATH, { ...TEXT, de: '' }));
    expectStatus(400, await admin.put(PATH, { ...TEXT, checkedOn: 'yesterday' }));
  });

  it('403: a manager cannot', async () => {
    expectStatus(403, await manager.put(PATH, TEXT));
  });

  it('404: a partner or a place that there is not', async () => {
    expectStatus(404, await admin.put(PATH, { ...TEXT, partner: 'nobody' }));
    expectStatus(404, await admin.put(PATH, { ...TEXT, place: 'where.nothing' }));
  });
});
