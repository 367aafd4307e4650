import { beforeEach, describe, expect, it } from '@jest/globals';
import { GOOD_KEY, job, stage } from '../../test/join-stage.js';
import type { JoinState } from './join-partner.js';

const idsOf = (jobs: readonly { id: string }[]) => jobs.map(({ id }) => id);

describe('the state that JOIN shows', () => {
  it('is none, pending with a key, and connected after the first good round, and the hub hears of it', async () => {
    expect(((await (await fetch(`${stage.sandbox.url}/join/_state`)).json()) as JoinState).state).toBe(
      'none',
    );
    expect(await stage.enterKey(`  ${GOOD_KEY}\n`)).toMatchObject({
      state: 'pending',
      keyLast4: 'good',
      organisation: 'Muster GmbH',
    });
    expect(stage.hub.bodies('PUT /v1/connection/status')).toEqual([{ state: 'pending' }]);
    expect((await stage.poll()).state).toBe('connected');
    await stage.poll();
    expect(stage.hub.bodies('PUT /v1/connection/status')).toEqual([
      { state: 'pending' },
      { state: 'connected' },
    ]);
  });

  it('is repair as soon as the key is refused, and connected again with a new one', async () => {
    expect((await stage.enterKey('adk_test_wrong')).state).toBe('repair');
    await stage.enterKey(GOOD_KEY);
    expect((await stage.poll()).state).toBe('connected');
    stage.hub.key = 'adk_test_second';
    expect(await stage.poll()).toMatchObject({
      state: 'repair',
      reason: 'key_refused',
      problem: 'GET /v1/connection: 401 access.unauthorized',
    });
    await stage.enterKey('adk_test_second');
    expect((await stage.poll()).state).toBe('connected');
  });

  it('stays as it is while the hub does not answer', async () => {
    await stage.enterKey(GOOD_KEY);
    await stage.poll();
    stage.hub.stop();
    expect(await stage.poll()).toMatchObject({
      state: 'connected',
      problem: 'GET /v1/connection: no answer',
    });
  });

  it('never shows the key again', async () => {
    await stage.enterKey(GOOD_KEY);
    const answers = await Promise.all(
      ['_state', ''].map((path) => fetch(`${stage.sandbox.url}/join/${path}`)),
    );
    for (const answer of answers) expect(await answer.text()).not.toContain(GOOD_KEY);
  });

  it.each([{}, { key: '' }, { key: 7 }, { key: 'zwei\nZeilen' }])('400: %j is no key', async (body) => {
    expect((await stage.post('key', body)).status).toBe(400);
  });
});

describe('jobs', () => {
  beforeEach(() => stage.enterKey(GOOD_KEY));

  it('reads all pages, places each job on LinkedIn and XING once, and again when it changed', async () => {
    stage.hub.jobs = ['1', '2', '3', '4', '5'].map((id) => job(id));
    const { jobs } = await stage.poll();
    expect(idsOf(jobs.live)).toEqual(['1', '2', '3', '4', '5']);
    await stage.poll();
    const [report, ...more] = stage.hub.bodies('PUT /v1/jobs/3/publication');
    expect(more).toEqual([]);
    expect(report).toMatchObject({
      state: 'live',
      boards: [
        { name: 'LinkedIn', state: 'live', url: expect.stringMatching(/^https:\/\/www\.linkedin\.com\//) },
        { name: 'XING', state: 'live', url: expect.stringMatching(/^https:\/\/www\.xing\.com\//) },
      ],
    });
    stage.hub.jobs[2] = job('3', '2026-02-01T00:00:00.000000Z');
    await stage.poll();
    expect(stage.hub.bodies('PUT /v1/jobs/3/publication')).toHaveLength(2);
  });

  it('archives what the hub says was removed, says so, and publishes it again', async () => {
    stage.hub.jobs = [job('1'), job('2')];
    await stage.poll();
    stage.hub.jobs = [job('2'), { ...job('1', '2026-02-01T00:00:00.000000Z'), removed: true }];
    const gone = await stage.poll();
    expect(idsOf(gone.jobs.live)).toEqual(['2']);
    expect(idsOf(gone.jobs.archived)).toContain('1');
    stage.hub.jobs = [job('1', '2026-03-01T00:00:00.000000Z'), job('2')];
    const back = await stage.poll();
    expect(idsOf(back.jobs.archived)).not.toContain('1');
    expect(stage.hub.bodies('PUT /v1/jobs/1/publication')).toMatchObject([
      { state: 'live' },
      { state: 'archived' },
      { state: 'live' },
    ]);
  });

  it.each([500, 401, 404, 204])('archives nothing when the list answers %d', async (status) => {
    stage.hub.jobs = [job('1')];
    await stage.poll();
    Object.assign(stage.hub, { jobs: [], jobsStatus: status });
    const state = await stage.poll();
    expect(idsOf(state.jobs.live)).toEqual(['1']);
    expect(state.problem).toMatch(/^GET \/v1\/jobs: /);
  });

  it('archives nothing when a list is empty, and starts anew with the key of another connection', async () => {
    stage.hub.jobs = [job('1')];
    await stage.poll();
    stage.hub.jobs = [];
    expect(idsOf((await stage.poll()).jobs.live)).toEqual(['1']);
    stage.hub.connectionId = 'c2';
    expect(idsOf((await stage.poll()).jobs.live)).toEqual([]);
    expect(stage.hub.bodies('PUT /v1/jobs/1/publication')).toHaveLength(1);
  });

  it('reports its own archived postings once', async () => {
    await stage.poll();
    const state = await stage.poll();
    expect(state).toMatchObject({ state: 'connected', problem: null });
    const own = state.jobs.archived.map(({ id, title }) => ({ externalId: id, title, state: 'archived' }));
    expect(own).toHaveLength(2);
    expect(stage.hub.bodies('PUT /v1/connection/postings')).toEqual([{ postings: own }]);
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
    await stage.enterKey(GOOD_KEY);
    const answer = await stage.post('apply', { jobId: '1', candidate, files });
    expect(answer).toMatchObject({
      status: 201,
      body: { application: { id: 'a1' }, documents: [{ status: 201 }, { status: 201 }] },
    });
    expect(stage.hub.bodies('POST /v1/applications')).toMatchObject([
      { jobId: '1', documentsExpected: 2, candidate },
    ]);
    expect(stage.hub.calls.find(({ line }) => line === 'POST /v1/applications')?.idempotencyKey).toMatch(
      /^.{16,}$/,
    );
    const [first] = stage.hub.calls.filter(({ line }) => line.endsWith('/documents'));
    const form = await new Response(Buffer.from(first?.text ?? '', 'latin1'), {
      headers: { 'content-type': first?.contentType ?? '' },
    }).formData();
    expect(form.get('category')).toBe('cv');
    expect((form.get('file') as File).name).toBe('cv ü.pdf');
    expect(await (form.get('file') as File).text()).toBe('%PDF-1.4 one');
  });

  it("gives the hub's refusal back, and uploads nothing then", async () => {
    await stage.enterKey(GOOD_KEY);
    stage.hub.applicationStatus = 404;
    expect((await stage.post('apply', { jobId: 'x', candidate, files })).status).toBe(404);
    expect(stage.hub.calls.some(({ line }) => line.endsWith('/documents'))).toBe(false);
  });

  it('409 without a key, 400 without a job or candidate', async () => {
    expect((await stage.post('apply', { jobId: '1', candidate })).status).toBe(409);
    expect((await stage.post('apply', { candidate })).status).toBe(400);
    expect((await stage.post('apply', { jobId: '1' })).status).toBe(400);
  });

  it("the page's button applies with a CV that is a PDF", async () => {
    await stage.enterKey(GOOD_KEY);
    const body = new URLSearchParams({ jobId: '1' });
    const page = await fetch(`${stage.sandbox.url}/join/apply`, { method: 'POST', body, redirect: 'follow' });
    expect(page.url).toBe(`${stage.sandbox.url}/join?lang=de`);
    expect(await page.text()).toMatch(/Lebenslauf\.pdf \(201\)/);
    const upload = stage.hub.calls.find(({ line }) => line.endsWith('/documents'));
    expect(upload?.text).toMatch(/%PDF-1\.4[^]*startxref\n\d+\n%%EOF/);
  });

  it("the page's form applies with a file of one's own, or without", async () => {
    await stage.enterKey(GOOD_KEY);
    const apply = async (file: Blob, name: string) => {
      const form = new FormData();
      for (const [field, value] of Object.entries({ jobId: '1', ...candidate })) form.set(field, value);
      form.set('file', file, name);
      return (await fetch(`${stage.sandbox.url}/join/apply`, { method: 'POST', body: form })).text();
    };
    expect(await apply(new Blob(['%PDF-1.4 mine']), 'Über mich.pdf')).toContain('Über mich.pdf (201)');
    expect(stage.hub.calls.find(({ line }) => line.endsWith('/documents'))?.text).toContain('%PDF-1.4 mine');
    await apply(new Blob([]), '');
    expect(stage.hub.bodies('POST /v1/applications')).toMatchObject([
      { documentsExpected: 1, candidate },
      { documentsExpected: 0, candidate },
    ]);
  });
});

describe('the page', () => {
  it.each([
    ['de', 'AUSSTEHEND', 'VERBUNDEN', 'INTEGRATION REPARIEREN'],
    ['en', 'PENDING', 'CONNECTED', 'REPAIR INTEGRATION'],
  ])('shows the three states in %s', async (language, pending, connected, repair) => {
    const shown = async () => (await fetch(`${stage.sandbox.url}/join?lang=${language}`)).text();
    await stage.enterKey(GOOD_KEY);
    expect(await shown()).toContain(`>${pending}<`);
    stage.hub.jobs = [{ ...job('1'), title: '<b>Pflege</b>' }];
    await stage.poll();
    expect(await shown()).toContain(`>${connected}<`);
    expect(await shown()).toContain('&#60;b&#62;Pflege');
    await stage.enterKey('adk_test_wrong');
    expect(await shown()).toContain(`>${repair}<`);
  });

  it('is in the language that the browser asks for', async () => {
    const titleFor = async (accepted: string) => {
      const page = await fetch(`${stage.sandbox.url}/join`, { headers: { 'accept-language': accepted } });
      return /<html lang="(..)"/.exec(await page.text())?.[1];
    };
    expect(await titleFor('en-GB,de;q=0.5')).toBe('en');
    expect(await titleFor('fr,en;q=0.3,de;q=0.8')).toBe('de');
    expect(await titleFor('fr')).toBe('de');
  });
});
