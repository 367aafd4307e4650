import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DocumentLinks } from '../../src/operator-ats/document-links.js';
import { operatorAts } from '../contract/operator-ats-under-test.ts';
import { newEmail, Sender } from '../contract/sender.ts';
import { eventually } from '../support/eventually.ts';
import { call } from '../support/http-client.ts';
import { TestHub } from '../support/test-hub.ts';

const CREDENTIALS = '/console/api/connections/operator-ats/credentials';
const AN_HOUR_MS = 3_600_000;

interface Delivered {
  readonly deliveries: readonly {
    readonly applicationId: string;
    readonly webhookId: string;
    readonly documents: readonly {
      readonly id: string;
      readonly sha256: string;
      readonly fileName: string;
    }[];
  }[];
}

describe('an own ATS', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start(operatorAts.settings);
    await operatorAts.prepare(hub);
  });
  afterAll(() => hub.stop());

  it('gets nothing planned while it is off, and says in the form what cannot be right', async () => {
    const organisation = await hub.organisation();
    const manager = await organisation.member('manager');
    await manager.stepUp();
    const [secret = ''] = operatorAts.secrets;
    const put = (values: object) =>
      manager.put<{ errors: { field: string; code: string }[] }>(CREDENTIALS, values);
    const problems = async (values: object) =>
      (await put(values)).body.errors.map(({ field, code }) => [field, code]);
    expect(await problems({ url: 'https://10.0.0.1/in', signingSecret: 'x' })).toEqual([
      ['url', 'not_public'],
      ['signingSecret', 'not_a_secret'],
    ]);
    expect(await problems({ url: secret, accessToken: 'x' })).toEqual([
      ['accessToken', 'unknown_field'],
      ['signingSecret', 'missing'],
    ]);
    const job = await manager.post<{ id: string }>('/console/api/jobs', {
      title: 'Koch',
      descriptionHtml: '<p>Wir kochen.</p>',
      locations: [{ city: 'Wien', country: 'AT' }],
      employmentType: 'full_time',
      status: 'open',
    });
    const { body } = await manager.post<{ id: string }>('/console/api/applications', {
      jobId: job.body.id,
      documentsExpected: 0,
      candidate: { firstName: 'Anna', lastName: 'Muster', email: 'anna@example.org' },
    });
    const shown = await manager.get<{ deliveries: { partner: string }[] }>(
      `/console/api/applications/${body.id}`,
    );
    expect(shown.body.deliveries.map(({ partner }) => partner)).toEqual(['personio']);
  });

  it('fetches the documents by links that say who fetched them, for an hour and as they were made', async () => {
    const by = await Sender.connected(hub, operatorAts);
    const id = await by.apply(undefined, 1);
    await by.upload(id);
    await by.until(id, 'delivered');
    const { body } = await call<Delivered>(`${hub.sandboxUrl}/operator-ats/_received`);
    const arrived = body.deliveries.find(({ applicationId }) => applicationId === id);
    const sha256 = createHash('sha256').update('Berufserfahrung: zwölf Jahre.').digest('hex');
    expect(arrived?.webhookId).toBe(`app_${id}`);
    expect(arrived?.documents).toEqual([expect.objectContaining({ sha256, fileName: 'Lebenslauf.txt' })]);
    expect(await hub.trail(by.organisationId)).toContain('document.fetched');

    const { rows } = await hub.database.query<{ id: string }>(
      `select id from connection where organisation_id = $1 and partner = 'operator-ats'`,
      [by.organisationId],
    );
    const { url } = hub.app.get(DocumentLinks).make({
      organisationId: by.organisationId,
      applicationId: id,
      documentId: String(arrived?.documents[0]?.id),
      connectionId: String(rows[0]?.id),
    });
    const link = url.replace(/^https?:\/\/[^/]+/, hub.url);
    expect(await call(link)).toMatchObject({ status: 200, text: 'Berufserfahrung: zwölf Jahre.' });
    const refused = expect.objectContaining({
      status: 404,
      body: expect.objectContaining({ code: 'operator-ats.link-not-valid' }),
    });
    for (const wrong of [
      `${link}x`,
      link.replace('/documents/ey', '/documents/fy'),
      `${hub.url}/operator-ats/documents/x`,
    ])
      expect(await call(wrong)).toEqual(refused);
    hub.clock.advance(AN_HOUR_MS);
    expect(await call(link)).toEqual(refused);
    hub.clock.reset();
  });

  it('gets what came while it was off once somebody decides so, each application once; or none of it', async () => {
    const WAITING = '/console/api/connections/operator-ats/waiting-deliveries';
    const switchedOff = async () => {
      const by = await Sender.connected(hub, operatorAts);
      await by.manager.post('/console/api/connections/operator-ats/switch-off', { confirm: true });
      return by;
    };
    const earlier = async () => {
      const by = await switchedOff();
      const emails = [newEmail(), newEmail()];
      const ids = [await by.apply(emails[0]), await by.apply(emails[1], 1)];
      await by.upload(String(ids[1]));
      expect(await by.connect()).toBe('connected');
      expect((await by.manager.get(WAITING)).body).toEqual({ held: 0, keptBack: 0, unplanned: 2 });
      return { by, emails, ids };
    };
    const { by, emails, ids } = await earlier();
    for (let times = 0; times < 2; times += 1) {
      const { body } = await by.manager.post(WAITING, { decision: 'deliver' });
      expect(body).toEqual({ held: 0, keptBack: 0, unplanned: 0 });
    }
    for (const id of ids)
      await eventually('its delivery is planned', async () => {
        const { body } = await by.manager.get<{ deliveries: { partner: string; state: string }[] }>(
          `/console/api/applications/${id}`,
        );
        return body.deliveries.some(
          ({ partner, state }) => partner === 'operator-ats' && state === 'delivered',
        );
      });
    const arrived = (await operatorAts.arrivals(hub)).filter(({ email }) => emails.includes(email));
    expect(arrived.map(({ files }) => files).sort()).toEqual([0, 1]);

    const off = await switchedOff();
    const waiting = await off.apply();
    await off.manager.post(WAITING, { decision: 'deliver' });
    await off.until(waiting, 'held', 'connection_not_ready');

    const other = await earlier();
    await other.by.manager.post(WAITING, { decision: 'cancel' });
    expect((await other.by.manager.get(WAITING)).body).toEqual({ held: 0, keptBack: 0, unplanned: 0 });
    await other.by.until(await other.by.apply(), 'delivered');
    const went = (await operatorAts.arrivals(hub)).filter(({ email }) => other.emails.includes(email));
    expect(went).toEqual([]);
  });
});
