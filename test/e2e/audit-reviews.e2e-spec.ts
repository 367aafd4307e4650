import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exported, unpacked } from '../support/audit-bundle.ts';
import { TestHub } from '../support/test-hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const REVIEWS = '/console/api/audit/reviews';
const OCTOBER = {
  from: '2026-10-01T00:00:00.000Z',
  to: '2026-11-01T00:00:00.000Z',
  note: 'Schlüssel <verglichen>',
};

describe('POST /console/api/audit/reviews', () => {
  it('204: an auditor signs off a period; it is an event, listed, and in the summary of later exports', async () => {
    const organisation = await hub.organisation();
    const auditor = await organisation.member('auditor');
    expect((await auditor.post(REVIEWS, OCTOBER)).status).toBe(204);
    expect(await organisation.trail()).toContain('log.reviewed');
    const { body } = await auditor.get<{ data: object[] }>(REVIEWS);
    expect(body.data).toEqual([
      expect.objectContaining({ ...OCTOBER, organisationId: organisation.id, by: expect.any(String) }),
    ]);
    const { id } = await exported(auditor);
    const summary = await readFile(join(await unpacked(auditor, id), 'summary.de.html'), 'utf8');
    expect(summary).toContain('Schlüssel &lt;verglichen&gt;');
  });

  it('204: staff auditors sign off the installation’s own log, or an organisation’s', async () => {
    const [organisation, other] = [await hub.organisation(), await hub.organisation()];
    const auditor = await hub.staff('auditor');
    expect((await auditor.post(REVIEWS, OCTOBER)).status).toBe(204);
    expect((await auditor.post(REVIEWS, { ...OCTOBER, organisationId: organisation.id })).status).toBe(204);
    expect(await hub.trail(null)).toContain('log.reviewed');
    const seen = await (await organisation.member('auditor')).get<{ data: object[] }>(REVIEWS);
    expect(seen.body.data).toHaveLength(1);
    expect((await (await other.member('auditor')).get<{ data: object[] }>(REVIEWS)).body.data).toEqual([]);
  });

  it.each([
    ['runs backwards', { ...OCTOBER, to: '2026-09-01T00:00:00Z' }],
    ['lies in the future', { ...OCTOBER, to: '2126-09-01T00:00:00Z' }],
    ['has no note', { from: OCTOBER.from, to: OCTOBER.to, note: '' }],
  ])('400: a period that %s is not signed off', async (_, input) => {
    const auditor = await hub.staff('auditor');
    const { status, body } = await auditor.post(REVIEWS, input);
    expect([status, body['code']]).toEqual([400, 'request.invalid']);
  });

  it('403, 404: managers do not review, and nobody another organisation', async () => {
    const [own, other] = [await hub.organisation(), await hub.organisation()];
    expect((await (await own.member('manager')).post(REVIEWS, OCTOBER)).status).toBe(403);
    const auditor = await own.member('auditor');
    expect((await auditor.post(REVIEWS, { ...OCTOBER, organisationId: other.id })).status).toBe(404);
  });
});
