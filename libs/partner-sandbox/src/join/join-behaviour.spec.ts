import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { GOOD_KEY, job, stage } from '../../test/join-stage.js';
import { startSandbox, type Sandbox } from '../index.js';
import type { JoinState } from './join-partner.js';

const idsOf = (jobs: readonly { id: string }[]) => jobs.map(({ id }) => id);

describe('misbehaving', () => {
  const misbehave = async (mode: string) => {
    const answer = await fetch(`${stage.sandbox.url}/join/_faults`, {
      method: 'PUT',
      body: JSON.stringify({ mode }),
    });
    return answer.status;
  };
  const candidate = { firstName: 'Ada', lastName: 'Muster', email: 'ada@muster.test' };
  const lines = (part: string) => stage.hub.calls.filter(({ line }) => line.includes(part));

  it('400: a mode that there is not', async () => {
    expect([await misbehave('rude'), await misbehave('none')]).toEqual([400, 200]);
  });

  it('wrong-key: shows repair, and is connected again when it is over', async () => {
    await stage.enterKey(GOOD_KEY);
    await misbehave('wrong-key');
    expect((await stage.poll()).state).toBe('repair');
    await misbehave('none');
    expect((await stage.poll()).state).toBe('connected');
  });

  it('stale-cursor: the round ends with a problem, and nothing is archived', async () => {
    await stage.enterKey(GOOD_KEY);
    stage.hub.jobs = [job('1')];
    await stage.poll();
    await misbehave('stale-cursor');
    stage.hub.jobsStatus = 400;
    const state = await stage.poll();
    expect([state.problem, idsOf(state.jobs.live)]).toEqual(['GET /v1/jobs: 400 http.400', ['1']]);
  });

  it('double-posts: the same application three times, under two keys', async () => {
    await stage.enterKey(GOOD_KEY);
    await misbehave('double-posts');
    const { body } = await stage.post('apply', { jobId: '1', candidate });
    expect(body).toMatchObject({ status: 201, doubles: [201, 201] });
    const posts = lines('POST /v1/applications');
    expect(new Set(posts.map(({ text }) => text)).size).toBe(1);
    expect(new Set(posts.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  });

  it('huge-documents: adds one of 19 MB and one that no hub takes', async () => {
    await stage.enterKey(GOOD_KEY);
    await misbehave('huge-documents');
    await stage.post('apply', { jobId: '1', candidate });
    const [large, tooLarge] = lines('/documents').map(({ text }) => text.length);
    expect(large).toBeGreaterThan(19_000_000);
    expect(tooLarge).toBeGreaterThan(25_000_000);
  });

  it('slow: a document comes whole, a little at a time', async () => {
    await stage.enterKey(GOOD_KEY);
    await misbehave('slow');
    const contentBase64 = Buffer.from('%PDF-1.4 slowly but surely').toString('base64');
    const started = Date.now();
    await stage.post('apply', {
      jobId: '1',
      candidate,
      files: [{ fileName: 'cv.pdf', category: 'cv', contentBase64 }],
    });
    expect(lines('/documents')[0]?.text).toContain('%PDF-1.4 slowly but surely');
    expect(Date.now() - started).toBeGreaterThan(2000);
  });
});

describe('approval', () => {
  const started = (approvalMs: number) =>
    startSandbox({ port: 0, hubUrl: stage.hubUrl, pollEveryMs: 20, approvalMs });
  const enter = ({ url }: Sandbox) =>
    fetch(`${url}/join/key`, { method: 'POST', body: JSON.stringify({ key: GOOD_KEY }) });
  const calls = (line: string) => stage.hub.calls.filter((call) => call.line === line).length;
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
    await until(() => stage.hub.bodies('PUT /v1/connection/status').length === 2);
    expect(stage.hub.bodies('PUT /v1/connection/status')).toEqual([
      { state: 'pending' },
      { state: 'connected' },
    ]);
    await quick.close();
  });
});
