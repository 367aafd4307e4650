import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StandInHub } from '../../test/stand-in-hub.js';
import { startSandbox, type Sandbox } from '../index.js';
import type { JoinState } from './join-partner.js';

const GOOD_KEY = 'adk_test_good';
const job = (id: string, updatedAt = '2026-01-01T00:00:00.000000Z') => ({
  id,
  title: `Job ${id}`,
  updatedAt,
});

let hub: StandInHub;
let hubUrl: string;
let sandbox: Sandbox;

beforeEach(async () => {
  hub = new StandInHub();
  hubUrl = await hub.start();
  sandbox = await startSandbox({ port: 0, hubUrl, autoPoll: false });
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
    expect(await poll()).toMatchObject({
      state: 'repair',
      reason: 'key_refused',
      problem: 'GET /v1/connection: 401 access.unauthorized',
    });
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
    hub.jobs[2] = job('3', '2026-02-01T00:00:00.000000Z');
    await poll();
    expect(hub.bodies('PUT /v1/jobs/3/publication')).toHaveLength(2);
  });

  it('archives what the hub says was removed, says so, and publishes it again', async () => {
    hub.jobs = [job('1'), job('2')];
    await poll();
    hub.jobs = [job('2'), { ...job('1', '2026-02-01T00:00:00.000000Z'), removed: true }];
    const gone = await poll();
    expect(idsOf(gone.jobs.live)).toEqual(['2']);
    expect(idsOf(gone.jobs.archived)).toContain('1');
    hub.jobs = [job('1', '2026-03-01T00:00:00.000000Z'), job('2')];
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
    const state = await poll();
    expect(idsOf(state.jobs.live)).toEqual(['1']);
    expect(state.problem).toMatch(/^GET \/v1\/jobs: /);
  });

  it('archives nothing when a list is empty, and starts anew with the key of another connection', async () => {
    hub.jobs = [job('1')];
    await poll();
    hub.jobs = [];
    expect(idsOf((await poll()).jobs.live)).toEqual(['1']);
    hub.connectionId = 'c2';
    expect(idsOf((await poll()).jobs.live)).toEqual([]);
    expect(hub.bodies('PUT /v1/jobs/1/publication')).toHaveLength(1);
  });

  it('reports its own archived postings once', async () => {
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

  it("the page's form applies with a file of one's own, or without", async () => {
    await enterKey(GOOD_KEY);
    const apply = async (file: Blob, name: string) => {
      const form = new FormData();
      for (const [field, value] of Object.entries({ jobId: '1', ...candidate })) form.set(field, value);
      form.set('file', file, name);
      return (await fetch(`${sandbox.url}/join/apply`, { method: 'POST', body: form })).text();
    };
    expect(await apply(new Blob(['%PDF-1.4 mine']), 'Über mich.pdf')).toContain('Über mich.pdf (201)');
    expect(hub.calls.find(({ line }) => line.endsWith('/documents'))?.text).toContain('%PDF-1.4 mine');
    await apply(new Blob([]), '');
    expect(hub.bodies('POST /v1/applications')).toMatchObject([
      { documentsExpected: 1, candidate },
      { documentsExpected: 0, candidate },
    ]);
  });
});

describe('misbehaving', () => {
  const misbehave = async (mode: string) => {
    const answer = await fetch(`${sandbox.url}/join/_faults`, {
      method: 'PUT',
      body: JSON.stringify({ mode }),
    });
    return answer.status;
  };
  const candidate = { firstName: 'Ada', lastName: 'Muster', email: 'ada@muster.test' };
  const lines = (part: string) => hub.calls.filter(({ line }) => line.includes(part));

  it('400: a mode that there is not', async () => {
    expect([await misbehave('rude'), await misbehave('none')]).toEqual([400, 200]);
  });

  it('wrong-key: shows repair, and is connected again when it is over', async () => {
    await enterKey(GOOD_KEY);
    await misbehave('wrong-key');
    expect((await poll()).state).toBe('repair');
    await misbehave('none');
    expect((await poll()).state).toBe('connected');
  });

  it('stale-cursor: the round ends with a problem, and nothing is archived', async () => {
    await enterKey(GOOD_KEY);
    hub.jobs = [job('1')];
    await poll();
    await misbehave('stale-cursor');
    hub.jobsStatus = 400;
    const state = await poll();
    expect([state.problem, idsOf(state.jobs.live)]).toEqual(['GET /v1/jobs: 400 http.400', ['1']]);
  });

  it('double-posts: the same application three times, under two keys', async () => {
    await enterKey(GOOD_KEY);
    await misbehave('double-posts');
    const { body } = await post('apply', { jobId: '1', candidate });
    expect(body).toMatchObject({ status: 201, doubles: [201, 201] });
    const posts = lines('POST /v1/applications');
    expect(new Set(posts.map(({ text }) => text)).size).toBe(1);
    expect(new Set(posts.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  });

  it('huge-documents: adds one of 19 MB and one that no hub takes', async () => {
    await enterKey(GOOD_KEY);
    await misbehave('huge-documents');
    await post('apply', { jobId: '1', candidate });
    const [large, tooLarge] = lines('/documents').map(({ text }) => text.length);
    expect(large).toBeGreaterThan(19_000_000);
    expect(tooLarge).toBeGreaterThan(25_000_000);
  });

  it('slow: a document comes whole, a little at a time', async () => {
    await enterKey(GOOD_KEY);
    await misbehave('slow');
    const contentBase64 = Buffer.from('%PDF-1.4 slowly but surely').toString('base64');
    const started = Date.now();
    await post('apply', {
      jobId: '1',
      candidate,
      files: [{ fileName: 'cv.pdf', category: 'cv', contentBase64 }],
    });
    expect(lines('/documents')[0]?.text).toContain('%PDF-1.4 slowly but surely');
    expect(Date.now() - started).toBeGreaterThan(2000);
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

  it('is in the language that the browser asks for', async () => {
    const titleFor = async (accepted: string) => {
      const page = await fetch(`${sandbox.url}/join`, { headers: { 'accept-language': accepted } });
      return /<html lang="(..)"/.exec(await page.text())?.[1];
    };
    expect(await titleFor('en-GB,de;q=0.5')).toBe('en');
    expect(await titleFor('fr,en;q=0.3,de;q=0.8')).toBe('de');
    expect(await titleFor('fr')).toBe('de');
  });
});

describe('approval', () => {
  const started = (approvalMs: number) => startSandbox({ port: 0, hubUrl, pollEveryMs: 20, approvalMs });
  const enter = ({ url }: Sandbox) =>
    fetch(`${url}/join/key`, { method: 'POST', body: JSON.stringify({ key: GOOD_KEY }) });
  const calls = (line: string) => hub.calls.filter((call) => call.line === line).length;
  const until = async (done: () => boolean) => {
    while (!done()) await setTimeout(10);
  };

  it('takes JOIN a while: meanwhile it polls but reads no job, until somebody asks for a round', async () => {
    const slow = await started(600_000);
    await enter(slow);
    await until(() => calls('GET /v1/connection') > 3);
    expect(calls('GET /v1/jobs')).toBe(0);
    const answer = await fetch(`${slow.url}/join/poll`, { method: 'POST' });
    expect(((await answer.json()) as JoinState).state).toBe('connected');
    await slow.close();
  });

  it('comes by itself', async () => {
    const quick = await started(200);
    await enter(quick);
    await until(() => hub.bodies('PUT /v1/connection/status').length === 2);
    expect(hub.bodies('PUT /v1/connection/status')).toEqual([{ state: 'pending' }, { state: 'connected' }]);
    await quick.close();
  });
});
