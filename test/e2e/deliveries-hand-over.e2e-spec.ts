import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newEmail, Sender } from '../contract/sender.ts';
import { personio } from '../contract/personio-under-test.ts';
import type { PersonClient } from '../support/person-client.ts';
import { eventually } from '../support/eventually.ts';
import { expectStatus } from '../support/expect-status.ts';
import { call } from '../support/http-client.ts';
import { mailsTo } from '../support/mailbox.ts';
import { refused } from '../support/refused.ts';
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

  describe('by mail', () => {
    interface Shown {
      readonly told: readonly { name: string }[];
      readonly mailed: readonly { name: string; fetchedAt: string | null }[];
      readonly handedOverAt: string | null;
    }
    const shown = async (by: Sender, id: string) =>
      (await by.manager.get<Shown>(`/console/api/deliveries/${id}`)).body;

    it('204: a colleague gets a link for a day; it is handed over once it was fetched, and the delivery says who was told', async () => {
      const by = await Sender.connected(hub, personio);
      const recruiter = await hub.person('member.recruiter', by.organisationId);
      const { delivery, email } = await duplicate(by);
      const offered = await by.manager.get<{ data: { id: string; email: string }[] }>(
        `${pathOf(delivery.id)}/recipients`,
      );
      expect(offered.body.data.map(({ id }) => id).sort()).toEqual(
        [by.manager.actor.id, recruiter.actor.id].sort(),
      );
      const sent = await by.manager.post(`${pathOf(delivery.id)}/mail`, { recipientId: recruiter.actor.id });
      expect(sent.status).toBe(204);
      const before = await shown(by, delivery.id);
      expect(before.told).toEqual([{ name: 'manager of the tests', at: expect.any(String) }]);
      expect(before).toMatchObject({
        mailed: [{ name: 'recruiter of the tests', fetchedAt: null }],
        handedOverAt: null,
      });

      const mail = await eventually('the mail', async () =>
        (await mailsTo(hub, recruiter.actor.email)).find((one) => one.includes('/hand-over/')),
      );
      for (const secret of [email, 'Quittenbaum']) expect(mail).not.toContain(secret);
      const link = /\/hand-over\/[^\s"<]+/.exec(mail)?.[0] ?? '';
      const asBrowser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': 'de' };
      const page = await call(`${hub.url}${link}`, { headers: asBrowser });
      expect([page.status, page.text.includes('Quittenbaum')]).toEqual([200, false]);
      expect(page.text).toContain('Bewerbung herunterladen (ZIP)');
      expect((await shown(by, delivery.id)).handedOverAt).toBeNull();
      const answer = await fetch(`${hub.url}${link}`, { method: 'POST' });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
      await unzip(Buffer.from(await answer.arrayBuffer()), folder);
      expect(await readdir(folder)).toEqual(expect.arrayContaining(['application.pdf', 'application.json']));
      expect(await shown(by, delivery.id)).toMatchObject({
        mailed: [{ fetchedAt: expect.any(String) }],
        handedOverAt: expect.any(String),
      });
      const trail = await hub.trail(by.organisationId);
      expect(trail).toEqual(expect.arrayContaining(['delivery.hand-over-mailed', 'delivery.handed-over']));

      for (const wrong of [
        `${link}x`,
        link.replace(/token=(.)/, (_, first) => `token=${first === 'A' ? 'B' : 'A'}`),
        `/hand-over/${delivery.id}?token=x`,
        '/hand-over/x',
      ])
        for (const method of ['GET', 'POST'])
          expect((await fetch(`${hub.url}${wrong}`, { method })).status).toBe(404);
      const role = async (name: string) => {
        const colleague = `/console/api/members/${recruiter.actor.id}`;
        expectStatus(204, await by.manager.send('PATCH', colleague, { role: name }));
        return (await call(`${hub.url}${link}`)).status;
      };
      expect([await role('auditor'), await role('recruiter')]).toEqual([404, 200]);
      hub.clock.advance(86_400_000);
      expect((await call(`${hub.url}${link}`)).status).toBe(404);
      hub.clock.reset();
    });

    it('400, 403, 404, 409 and 410: nobody from outside, nothing that has arrived or is erased', async () => {
      const by = await Sender.connected(hub, personio);
      const { id, delivery } = await duplicate(by);
      const stranger = (await Sender.connected(hub, personio)).manager;
      const mail = (person: PersonClient, recipientId: string, deliveryId = delivery.id) =>
        person.post(`${pathOf(deliveryId)}/mail`, { recipientId });
      const own = by.manager.actor.id;
      expect(await mail(by.manager, stranger.actor.id)).toEqual(
        refused(400, 'request.invalid', 'recipientId'),
      );
      expect((await mail(await hub.staff('support'), own)).status).toBe(403);
      expect(await mail(stranger, own)).toEqual(refused(404, 'deliveries.not-found'));
      const arrived = await by.until(await by.apply(), 'delivered');
      expect(await mail(by.manager, own, arrived.id)).toEqual(
        refused(409, 'deliveries.nothing-to-hand-over'),
      );
      await by.manager.post(`/console/api/applications/${id}/erase`);
      expect(await mail(by.manager, own)).toEqual(refused(410, 'deliveries.application-erased'));
      expect(await by.retry(delivery.id)).toEqual(refused(410, 'deliveries.application-erased'));
    });
  });
});
