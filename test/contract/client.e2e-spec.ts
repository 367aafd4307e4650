import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { Andock, everyRow, JobFeed, type PublishedJob, type RemovedJob } from '@andock/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { A_JOB, anApplication, ConnectedPartner } from '../support/connected-partner.ts';
import { PDF } from '../support/documents.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { operatorKey } from '../support/operator-key.ts';
import { TestHub } from '../support/test-hub.ts';

const run = promisify(execFile);

let hub: TestHub;
let partner: ConnectedPartner;
let andock: Andock;
beforeAll(async () => {
  hub = await TestHub.start();
  partner = await ConnectedPartner.connect(hub, await hub.staff('support'));
  andock = new Andock({ url: hub.url, key: partner.join.key });
});
afterAll(() => hub.stop());

const applicationsOf = async (jobId: string) =>
  (await hub.database.query<{ id: string }>('select id from application where job_id = $1', [jobId])).rows;

/** A way to the hub on which the first answer to a POST is lost. */
async function lossyWay(): Promise<{ url: string; close: () => void }> {
  let lost = false;
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const { authorization = '', 'content-type': type = '', 'idempotency-key': key = '' } = request.headers;
    const answer = await fetch(`${hub.url}${request.url}`, {
      method: 'POST',
      headers: { authorization, 'content-type': type, 'idempotency-key': String(key) },
      body: await buffer(request),
    });
    const text = await answer.text();
    if (lost) return void response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
    lost = true;
    request.socket.destroy();
  };
  const way = createServer((request, response) => void pass(request, response));
  const port = await freePort();
  await new Promise<void>((resolve) => way.listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${port}`, close: () => (way.closeAllConnections(), way.close()) };
}

describe('@andock/client', () => {
  it('its README’s example runs', async () => {
    const own = await ConnectedPartner.connect(hub, await hub.staff('support'));
    const [stays, leaves] = [await own.publishedJob(), await own.publishedJob()];
    const readme = await readFile('libs/client/README.md', 'utf8');
    const example = /```ts\n([^]+?)```/.exec(readme)?.[1] ?? '';
    const script = join('libs/client', `example-${crypto.randomUUID()}.ts`);
    const cv = join(hub.dataDir, 'cv.pdf');
    await Promise.all([writeFile(script, example), writeFile(cv, PDF)]);
    try {
      const env = { ...process.env, ANDOCK_URL: hub.url, ANDOCK_KEY: own.join.key, CV_FILE: cv };
      const { stdout } = await run(process.execPath, ['--no-warnings', script], { env });
      expect(stdout).toMatch(
        /^keep \{"watermark":"\d{4}-.+Z","etag":null,"seen":\[.*\]\}\n404 jobs\.not-published \S+ \[\]\n$/,
      );
    } finally {
      await rm(script);
    }
    const { rows } = await hub.database.query(
      `select p.partner_state as state, count(d.id)::int as documents from publication p join application a on a.job_id = p.job_id
         join document d on d.application_id = a.id where p.job_id = any($1) group by p.job_id, p.partner_state`,
      [[stays, leaves]],
    );
    expect(rows).toEqual([
      { state: 'live', documents: 1 },
      { state: 'live', documents: 1 },
    ]);
  });

  it('makes one application and one document though the first answer is lost', async () => {
    const jobId = await partner.publishedJob();
    const way = await lossyWay();
    const pause = () => Promise.resolve();
    const far = new Andock({ url: way.url, key: partner.join.key, retries: { pause } });
    const { data } = await far.createApplication({
      headers: { 'Idempotency-Key': crypto.randomUUID() },
      body: anApplication(jobId, { documentsExpected: 1 }) as never,
    });
    way.close();
    expect(await applicationsOf(jobId)).toEqual([{ id: data.id }]);
    const second = await lossyWay();
    const further = new Andock({ url: second.url, key: partner.join.key, retries: { pause } });
    const content = async function* () {
      yield Promise.resolve(PDF);
    };
    const document = await further.uploadDocument(data.id, {
      category: 'cv',
      fileName: 'Über mich.pdf',
      content,
    });
    second.close();
    expect(document).toMatchObject({
      fileName: 'Über mich.pdf',
      size: PDF.length,
      mediaType: 'application/pdf',
    });
    const { rows } = await hub.database.query('select id from document where application_id = $1', [data.id]);
    expect(rows).toEqual([{ id: document.id }]);
  });

  it('throws typed errors with the fields to blame', async () => {
    const body = anApplication(await partner.publishedJob(), { candidate: { firstName: 'Ada' } }) as never;
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    await expect(andock.createApplication({ headers, body })).rejects.toMatchObject({
      name: 'ProblemError',
      status: 400,
      code: 'request.invalid',
      requestId: expect.any(String),
      errors: expect.arrayContaining([expect.objectContaining({ field: 'candidate.email' })]),
    });
    await expect(new Andock({ url: hub.url, key: 'adk_live_x' }).getConnection()).rejects.toMatchObject({
      status: 401,
      code: 'access.key-refused',
    });
  });

  it('reads every row of a list as an operator’s system', async () => {
    const jobId = await partner.publishedJob();
    const made = [await partner.application(jobId), await partner.application(jobId)];
    const key = await operatorKey(hub, 'applications:read');
    const own = new Andock({ url: hub.url, key, organisation: partner.organisation.id });
    const rows = [];
    const list = everyRow((query) => own.listApplications({ query }), { jobId, limit: 1 });
    for await (const { id } of list) rows.push(id);
    expect(rows.sort()).toEqual(made.sort());
  });

  it('follows the jobs: all, then what changed, what left as removed, and 304 without news', async () => {
    const own = await ConnectedPartner.connect(hub, await hub.staff('support'));
    const [one, two, three] = [await own.publishedJob(), await own.publishedJob(), await own.publishedJob()];
    const statuses: number[] = [];
    const join = new Andock({ url: hub.url, key: own.join.key });
    const feed = new JobFeed(
      {
        listPublishedJobs: async (...given) => {
          const answer = await join.listPublishedJobs(...given).catch((error: unknown) => {
            statuses.push(304);
            throw error;
          });
          statuses.push(200);
          return answer;
        },
      } as Pick<Andock, 'listPublishedJobs'>,
      null,
      2,
    );
    const news = async () => {
      const all: (PublishedJob | RemovedJob)[] = [];
      for await (const job of feed.news()) all.push(job);
      return all.map((job) => ('removed' in job ? `-${job.id}` : job.id));
    };
    expect((await news()).sort()).toEqual([one, two, three].sort());
    expect(statuses).toEqual([200, 200]);
    await own.publish(one, false);
    await own.manager.patch(`/console/api/jobs/${two}`, { status: 'closed' });
    await own.manager.patch(`/console/api/jobs/${three}`, { title: A_JOB.title.toUpperCase() });
    const changes = await eventually('the changes', async () => {
      const seen = await news();
      return seen.length > 0 && seen;
    });
    expect(changes).toEqual([`-${one}`, `-${two}`, three]);
    await eventually('a poll that costs a 304', async () => {
      expect(await news()).toEqual([]);
      return statuses.at(-1) === 304;
    });
  });
});
