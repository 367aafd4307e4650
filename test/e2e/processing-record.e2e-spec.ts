import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { expectStatus } from '../support/expect-status.ts';
import { call } from '../support/http-client.ts';
import { refused } from '../support/refused.ts';
import { TestHub } from '../support/test-hub.ts';

const PATH = '/console/api/privacy/processing-record';

interface ProcessingRecord {
  readonly controller: { readonly name: string };
  readonly processor: { readonly name: string };
  readonly recipients: readonly { name: string; since: string; until: string | null }[];
  readonly retention: { readonly months: number; readonly sentences: readonly string[] };
  readonly measures: readonly string[];
}

let hub: TestHub;
let partner: ConnectedPartner;
beforeAll(async () => {
  hub = await TestHub.start({ ROLES: 'api', OPERATOR_NAME: 'Hub <GmbH>' });
  partner = await ConnectedPartner.connect(hub, await hub.staff('support'));
});
afterAll(() => hub.stop());

describe('GET /console/api/privacy/processing-record', () => {
  it('200: names who processes what for how long, as it is, and the trail says that it was given out', async () => {
    const { manager, organisation } = partner;
    const rule = { months: 9, endedDays: null, documentsDays: 12 };
    expectStatus(200, await manager.put('/console/api/privacy/rule', rule));
    const { body } = expectStatus(200, await manager.get<ProcessingRecord>(`${PATH}?language=en`));
    expect(body.controller.name).toBe('Testfirma');
    expect(body.processor.name).toBe('Hub <GmbH>');
    expect(body.recipients).toMatchObject([{ name: 'JOIN', until: null }]);
    expect(body.retention.months).toBe(9);
    expect(body.retention.sentences.join(' ')).toContain('9 months after receipt');
    expect(body.measures.join(' ')).not.toContain('HTTPS');
    expect(await organisation.trail()).toContain('processing-record.exported');
  });

  it('200: goes on naming a recipient that was switched off, with its end', async () => {
    const left = await ConnectedPartner.connect(hub, await hub.staff('support'));
    expectStatus(200, await left.manager.post('/console/api/connections/join/switch-off', { confirm: true }));
    const { body } = expectStatus(200, await left.manager.get<ProcessingRecord>(PATH));
    expect(body.recipients).toMatchObject([{ name: 'JOIN', until: expect.any(String) }]);
  });

  it('200: is a page in the language asked for, in which nothing of a name becomes markup', async () => {
    const auditor = await partner.organisation.member('auditor');
    const page = expectStatus(200, await auditor.get<string>(`${PATH}?format=html&language=de`));
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-disposition')).toContain('attachment');
    expect(page.text).toContain('Verzeichnis von Verarbeitungstätigkeiten');
    expect(page.text).toContain('Hub &#60;GmbH&#62;');
  });

  it('400: names a language or a format that there is not', async () => {
    expectStatus(400, await partner.manager.get(`${PATH}?language=fr`));
    expectStatus(400, await partner.manager.get(`${PATH}?format=pdf`));
  });

  it('401 and 403: nobody gets it without signing in, nor a recruiter, nor support', async () => {
    expectStatus(401, await call(`${hub.url}${PATH}`));
    const recruiter = await partner.organisation.member('recruiter');
    expect(await recruiter.get(PATH)).toEqual(refused(403, 'access.right-missing'));
    expectStatus(403, await (await hub.staff('support')).get(PATH));
  });

  it('holds nothing of another organisation, and staff have to name one', async () => {
    const stranger = await (await hub.organisation('Fremdfirma')).member('manager');
    const { body } = expectStatus(200, await stranger.get<ProcessingRecord>(PATH));
    expect(body).toMatchObject({
      controller: { name: 'Fremdfirma' },
      recipients: [],
      retention: { months: 6 },
    });
    const auditor = await hub.staff('auditor');
    expect((await auditor.get(PATH)).status).toBeGreaterThanOrEqual(400);
    const inside = { 'x-organisation-id': partner.organisation.id, 'x-reason': 'a review' };
    const seen = await auditor.send<ProcessingRecord>('GET', PATH, undefined, inside);
    expect(expectStatus(200, seen).body.controller.name).toBe('Testfirma');
  });
});
