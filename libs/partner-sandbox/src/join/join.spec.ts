import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StandInHub } from '../../test/stand-in-hub.js';
import { startSandbox, type Sandbox } from '../index.js';
import type { JoinState } from './join-partner.js';

const GOOD_KEY = 'adk_test_good';
const job = (id: string, updatedAt = '2026-01-01T00:00:00Z') => ({ id, title: `Job ${id}`, updatedAt });

let hub: StandInHub;
let sandbox: Sandbox;

beforeEach(async () => {
  hub = new StandInHub();
  sandbox = await startSandbox({ port: 0, hubUrl: await hub.start(), autoPoll: false });
});
afterEach(async () => {
  await sandbox.close();
  hub.stop();
});

async function post(path: string, body: unknown): Promise<{ status: number; body: unknown }> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${sandbox.url}/join/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}
const enterKey = async (key: string) => (await post('key', { key })).body as JoinState;
const poll = async () => (await post('poll', {})).body as JoinState;
const idsOf = (jobs: readonly { id: string }[]) => jobs.map(({ id }) => id);

describe('the state that JOIN shows', () => {
  it('is none, pending with a key, and connected after the first good round, and the hub hears of it', async () => {
    expect(((await (await fetch(`${sandbox.url}/join/_state`)).json()) as JoinState).state).toBe('none');
    expect(await enterKey(`  ${GOOD_KEY}\n`)).toMatchObject({
      state: 'pending',
      keyLast4: 'good',
      organisation: 'Muster GmbH',
    });
    expect(hub.bodies('PUT /v1/connection/status')).toEqual([{ state: 'pending' }]);
    expect((await poll()).state).toBe('connected');
    await poll();
    expect(hub.bodies('PUT /v1/connection/status')).toEqual([{ state: 'pending' }, { state: 'connected' }]);
  });

  it('is repair as soon as the key is refused, and connected again with a new one', async () => {
    expect((await enterKey('adk_test_wrong')).state).toBe('repair');
    await enterKey(GOOD_KEY);
    expect((await poll()).state).toBe('connected');
    hub.key = 'adk_test_second';
    expect(await poll()).toMatchObject({ state: 'repair', problem: 'GET /v1/connection: 401' });
    await enterKey('adk_test_second');
    expect((await poll()).state).toBe('connected');
  });

  it('stays as it is while the hub does not answer', async () => {
    await enterKey(GOOD_KEY);
    await poll();
    hub.stop();
    expect(await poll()).toMatchObject({ state: 'connected', problem: 'GET /v1/connection: no answer' });
  });

  it('never shows the key again', async () => {
    await enterKey(GOOD_KEY);
    const answers = await Promise.all(['_state', ''].map((path) => fetch(`${sandbox.url}/join/${path}`)));
    for (const answer of answers) expect(await answer.text()).not.toContain(GOOD_KEY);
  });

  it.each([{}, { key: '' }, { key: 7 }, { key: 'zwei\nZeilen' }])('400: %j is no key', async (body) => {
    expect((await post('key', body)).status).toBe(400);
  });
});

describe('jobs', () => {
  beforeEach(() => enterKey(GOOD_KEY));

  it('reads all pages, places each job on LinkedIn and XING once, and again when it changed', async () => {
    hub.jobs = ['1', '2', '3', '4', '5'].map((id) => job(id));
    const { jobs } = await poll();
    expect(idsOf(jobs.live)).toEqual(['1', '2', '3', '4', '5']);
    await poll();
    const [report, ...more] = hub.bodies('PUT /v1/jobs/3/publication');
    expect(more).toEqual([]);
    expect(report).toMatchObject({
      state: 'live',
      boards: [
        { name: 'LinkedIn', state: 'live', url: expect.stringMatching(/^https:\/\/www\.linkedin\.com\//) },
        { name: 'XING', state: 'live', url: expect.stringMatching(/^https:\/\/www\.xing\.com\//) },
      ],
    });
    hub.jobs[2] = job('3', '2026-02-01T00:00:00Z');
    await poll();
    expect(hub.bodies('PUT /v1/jobs/3/publication')).toHaveLength(2);
  });

  it('archives what left a complete list, says so, and publishes it again', async () => {
    hub.jobs = [job('1'), job('2')];
    await poll();
    hub.jobs = [job('2'), { ...job('1'), removed: true }];
    const gone = await poll();
    expect(idsOf(gone.jobs.live)).toEqual(['2']);
    expect(idsOf(gone.jobs.archived)).toContain('1');
    hub.jobs = [job('1'), job('2')];
    const back = await poll();
    expect(idsOf(back.jobs.archived)).not.toContain('1');
    expect(hub.bodies('PUT /v1/jobs/1/publication')).toMatchObject([
      { state: 'live' },
      { state: 'archived' },
      { state: 'live' },
    ]);
  });

  it.each([500, 401, 404, 204])('archives nothing when the list answers %d', async (status) => {
    hub.jobs = [job('1')];
    await poll();
    Object.assign(hub, { jobs: [], jobsStatus: status });
    expect(idsOf((await poll()).jobs.live)).toEqual(['1']);
  });

  it.each([204, 404, 405])('reports its own archived postings once; a hub may answer %d', async (status) => {
    hub.postingsStatus = status;
    await poll();
    const state = await poll();
    expect(state).toMatchObject({ state: 'connected', problem: null });
    const own = state.jobs.archived.map(({ id, title }) => ({ externalId: id, title, state: 'archived' }));
    expect(own).toHaveLength(2);
    expect(hub.bodies('PUT /v1/connection/postings')).toEqual([{ postings: own }]);
  });
});

describe('applications', () => {
  const candidate = { firstName: 'Ada', lastName: 'Muster', email: 'ada@muster.test' };
  const files = [
    { fileName: 'cv ü.pdf', category: 'cv', contentBase64: Buffer.from('%PDF-1.4 one').toString('base64') },
    {
      fileName: 'letter.pdf',
      category: 'cover_letter',
      contentBase64: Buffer.from('%PDF-1.4 two').toString('base64'),
    },
  ];

  it('hands over the application, then each document', async () => {
    await enterKey(GOOD_KEY);
    const answer = await post('apply', { jobId: '1', candidate, files });
    expect(answer).toMatchObject({
      status: 201,
      body: { application: { id: 'a1' }, documents: [{ status: 201 }, { status: 201 }] },
    });
    expect(hub.bodies('POST /v1/applications')).toMatchObject([
      { jobId: '1', documentsExpected: 2, candidate },
    ]);
    expect(hub.calls.find(({ line }) => line === 'POST /v1/applications')?.idempotencyKey).toMatch(
      /^.{16,}$/,
    );
    const [first] = hub.calls.filter(({ line }) => line.endsWith('/documents'));
    const form = await new Response(Buffer.from(first?.text ?? '', 'latin1'), {
      headers: { 'content-type': first?.contentType ?? '' },
    }).formData();
    expect(form.get('category')).toBe('cv');
    expect((form.get('file') as File).name).toBe('cv ü.pdf');
    expect(await (form.get('file') as File).text()).toBe('%PDF-1.4 one');
  });

  it("gives the hub's refusal back, and uploads nothing then", async () => {
    await enterKey(GOOD_KEY);
    hub.applicationStatus = 404;
    expect((await post('apply', { jobId: 'x', candidate, files })).status).toBe(404);
    expect(hub.calls.some(({ line }) => line.endsWith('/documents'))).toBe(false);
  });

  it('409 without a key, 400 without a job or candidate', async () => {
    expect((await post('apply', { jobId: '1', candidate })).status).toBe(409);
    expect((await post('apply', { candidate })).status).toBe(400);
    expect((await post('apply', { jobId: '1' })).status).toBe(400);
  });

  it("the page's button applies with a CV that is a PDF", async () => {
    await enterKey(GOOD_KEY);
    const body = new URLSearchParams({ jobId: '1' });
    const page = await fetch(`${sandbox.url}/join/apply`, { method: 'POST', body, redirect: 'follow' });
    expect(page.url).toBe(`${sandbox.url}/join?lang=de`);
    expect(await page.text()).toMatch(/Lebenslauf\.pdf \(201\)/);
    const upload = hub.calls.find(({ line }) => line.endsWith('/documents'));
    expect(upload?.text).toMatch(/%PDF-1\.4[^]*startxref\n\d+\n%%EOF/);
  });
});

describe('the page', () => {
  it.each([
    ['de', 'AUSSTEHEND', 'VERBUNDEN', 'INTEGRATION REPARIEREN'],
    ['en', 'PENDING', 'CONNECTED', 'REPAIR INTEGRATION'],
  ])('shows the three states in %s', async (language, pending, connected, repair) => {
    const shown = async () => (await fetch(`${sandbox.url}/join?lang=${language}`)).text();
    await enterKey(GOOD_KEY);
    expect(await shown()).toContain(`>${pending}<`);
    hub.jobs = [{ ...job('1'), title: '<b>Pflege</b>' }];
    await poll();
    expect(await shown()).toContain(`>${connected}<`);
    expect(await shown()).toContain('&#60;b&#62;Pflege');
    await enterKey('adk_test_wrong');
    expect(await shown()).toContain(`>${repair}<`);
  });
});
