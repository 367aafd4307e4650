import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newEmail, Sender } from '../contract/sender.ts';
import { personio } from '../contract/personio-under-test.ts';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub } from '../support/test-hub.ts';
import { unzip } from '../support/unzip.ts';

describe('POST /console/api/deliveries/:id/hand-over', () => {
  let hub: TestHub;
  let folder: string;
  beforeAll(async () => {
    hub = await TestHub.start({ RETRY_SCALE: '0.00001', ...personio.settings });
    await personio.prepare(hub);
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'andock-hand-over-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  afterAll(() => hub.stop());

  const pathOf = (deliveryId: string) => `/console/api/deliveries/${deliveryId}/hand-over`;
  /** A second application of the same person, which cannot be delivered. */
  const duplicate = async (by: Sender) => {
    const email = newEmail();
    await by.until(await by.apply(email), 'delivered');
    const id = await by.apply(email, 1);
    await by.upload(id, '..Lebenslauf: "Theodora".txt');
    return { id, email, delivery: await by.until(id, 'undeliverable', 'duplicate_application') };
  };
  const download = async (person: PersonClient, deliveryId: string): Promise<Buffer> =>
    person.bytes(pathOf(deliveryId), { 'accept-language': 'de' }, 'POST');

  it('200: is a ZIP with the whole application, and the trail says who took it along', async () => {
    const by = await Sender.connected(hub, personio);
    const { id, email, delivery } = await duplicate(by);
    await unzip(await download(by.manager, delivery.id), folder);
    const names = await readdir(folder);
    expect(names).toEqual(expect.arrayContaining(['application.pdf', 'application.json']));
    const [document] = names.filter((name) => name.startsWith('1-'));
    expect(await readFile(join(folder, String(document)), 'utf8')).toBe('Berufserfahrung: zwölf Jahre.');
    const record: unknown = JSON.parse(await readFile(join(folder, 'application.json'), 'utf8'));
    expect(record).toMatchObject({ id, candidate: { email, lastName: 'Quittenbaum' } });
    expect((await readFile(join(folder, 'application.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await hub.trail(by.organisationId)).toContain('delivery.handed-over');
    const { body } = await by.manager.get<{ handedOverAt: string | null }>(
      `/console/api/deliveries/${delivery.id}`,
    );
    expect(body.handedOverAt).toEqual(expect.any(String));
  });

  it('403 and 404: neither support, an auditor, nor another organisation gets it (trust 18)', async () => {
    const by = await Sender.connected(hub, personio);
    const { delivery } = await duplicate(by);
    const organisation = await hub.organisation();
    expect((await (await hub.staff('support')).post(pathOf(delivery.id))).status).toBe(403);
    expect(
      (await (await hub.person('member.auditor', by.organisationId)).post(pathOf(delivery.id))).status,
    ).toBe(403);
    expect((await (await organisation.member('manager')).post(pathOf(delivery.id))).status).toBe(404);
    expect(await hub.trail(by.organisationId)).not.toContain('delivery.handed-over');
  });

  it('409 and 410: nothing when it has arrived, or when the application is erased', async () => {
    const by = await Sender.connected(hub, personio);
    const arrived = await by.until(await by.apply(), 'delivered');
    const refused = await by.manager.post<{ code: string }>(pathOf(arrived.id));
    expect([refused.status, refused.body.code]).toEqual([409, 'deliveries.nothing-to-hand-over']);
    const { id, delivery } = await duplicate(by);
    await by.manager.post(`/console/api/applications/${id}/erase`);
    const gone = await by.manager.post<{ code: string }>(pathOf(delivery.id));
    expect([gone.status, gone.body.code]).toEqual([410, 'deliveries.application-erased']);
  });
});
