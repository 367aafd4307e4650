import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ExpiredJobsCheck } from '../../src/jobs/checks/expired-jobs.check.js';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { expectStatus } from '../support/expect-status.ts';
import { refused } from '../support/refused.ts';
import { TestHub } from '../support/test-hub.ts';

const NEVER = new AbortController().signal;

let hub: TestHub;
let own: ConnectedPartner;
beforeAll(async () => {
  // The database may live anywhere: here it is 14 hours ahead.
  process.env['PGOPTIONS'] = '-c timezone=Pacific/Kiritimati';
  hub = await TestHub.start();
  own = await ConnectedPartner.connect(hub, await hub.staff('support'));
});
afterEach(() => hub.clock.reset());
afterAll(async () => {
  delete process.env['PGOPTIONS'];
  await hub.stop();
});

const read = async (id: string, language = 'de') => {
  const response = await fetch(`${hub.url}/jobs/${id}`, { headers: { 'accept-language': language } });
  return { status: response.status, headers: response.headers, page: await response.text() };
};

describe('GET /jobs/:id', () => {
  it('200: the ad with the way to apply, in the reader’s language, under a strict policy', async () => {
    const id = await own.job();
    const german = await read(id);
    expect(german.status).toBe(200);
    expect(german.page).toContain(`href="/apply/${id}?lang=de"`);
    expect(german.page).toContain('Jetzt bewerben');
    expect(german.page).toContain('<p>Wir kochen.</p>');
    expect(german.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'nonce-/);
    expect((await read(id, 'en')).page).toContain('Apply now');
  });

  it('410: a job that is closed, or whose last day is over', async () => {
    for (const more of [{ status: 'closed' }, { validThrough: '2020-01-01' }]) {
      const { status, page } = await read(await own.job(more));
      expect([status, page.includes('nicht mehr offen')]).toEqual([410, true]);
    }
  });

  it('200: on its last day until midnight UTC', async () => {
    const [lastDay = ''] = new Date(Date.now() + 86_400_000).toISOString().split('T');
    const id = await own.publishedJob({ validThrough: lastDay });
    const lastSecond = new Date(`${lastDay}T23:59:59Z`);
    hub.clock.advanceTo(lastSecond);
    expect((await read(id)).status).toBe(200);
    expect(await hub.app.get(ExpiredJobsCheck).run(lastSecond, NEVER)).toEqual({ lookedAt: 0, found: 0 });
    hub.clock.advance(1_000);
    expect((await read(id)).status).toBe(410);
    hub.clock.reset();
    await own.publish(id, false);
  });

  it('404: a draft, and what was never there', async () => {
    for (const id of [await own.job({ status: 'draft' }), crypto.randomUUID(), 'nothing']) {
      const { status, page } = await read(id);
      expect([status, page.includes('Diese Stelle gibt es nicht')]).toEqual([404, true]);
    }
  });
});

describe('the last day of a job', () => {
  const switchOf = (id: string) => `/console/api/jobs/${id}/publications/join`;
  const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

  it('once it is over, the job is taken down, and the trail says so', async () => {
    const id = await own.publishedJob({ validThrough: tomorrow() });
    const look = (days: number) =>
      hub.app.get(ExpiredJobsCheck).run(new Date(Date.now() + days * 86_400_000), NEVER);
    expect(await look(1)).toEqual({ lookedAt: 0, found: 0 });
    hub.clock.advance(2 * 86_400_000);
    expect(await look(2)).toEqual({ lookedAt: 1, found: 1 });
    hub.clock.reset();
    expect((await own.join.get(`/v1/jobs/${id}`)).status).toBe(404);
    expect((await own.organisation.trail()).slice(-2)).toEqual(
      expect.arrayContaining(['publication.switched', 'publication.hidden']),
    );
  });

  it('409: it cannot be published afterwards; a new last day helps', async () => {
    const id = await own.job({ validThrough: '2020-01-01' });
    expect(await own.manager.put(switchOf(id), { enabled: true })).toEqual(refused(409, 'jobs.expired'));
    expectStatus(200, await own.manager.patch(`/console/api/jobs/${id}`, { validThrough: tomorrow() }));
    expectStatus(200, await own.manager.put(switchOf(id), { enabled: true }));
    expectStatus(200, await own.manager.patch(`/console/api/jobs/${id}`, { validThrough: '2020-01-01' }));
    expect((await own.join.get(`/v1/jobs/${id}`)).status).toBe(404);
  });
});
