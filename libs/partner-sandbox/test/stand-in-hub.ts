import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** A call that the stand-in hub got. */
export interface HubCall {
  readonly line: string;
  readonly authorization: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly text: string;
  readonly contentType: string;
}

/** A real server that answers the calls of `/v1` that JOIN makes, with what a test puts into its fields. */
export class StandInHub {
  key = 'adk_test_good';
  connectionId = 'c1';
  jobs: { id: string; title: string; updatedAt: string; removed?: boolean }[] = [];
  jobsStatus = 200;
  applicationStatus = 201;
  readonly calls: HubCall[] = [];
  private readonly server: Server = createServer((request, response) => {
    void this.answer(request).then(({ status, body }) =>
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(body === null ? '' : JSON.stringify(body)),
    );
  });

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** The bodies of all calls with this method and path. */
  bodies(line: string): unknown[] {
    return this.calls.filter((call) => call.line === line).map(({ text }) => JSON.parse(text) as unknown);
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const url = new URL(request.url ?? '', 'http://hub');
    const line = `${request.method} ${url.pathname}`;
    this.calls.push({
      line,
      authorization: request.headers.authorization,
      idempotencyKey: request.headers['idempotency-key']?.toString(),
      text: Buffer.concat(chunks).toString('latin1'),
      contentType: request.headers['content-type'] ?? '',
    });
    if (request.headers.authorization !== `Bearer ${this.key}`)
      return { status: 401, body: { code: 'access.unauthorized' } };
    if (line === 'GET /v1/connection')
      return {
        status: 200,
        body: { id: this.connectionId, organisation: { id: 'o1', name: 'Muster GmbH' } },
      };
    if (line === 'GET /v1/jobs')
      return this.jobList(Number(url.searchParams.get('cursor') ?? 0), url.searchParams.has('updatedSince'));
    if (line === 'PUT /v1/connection/postings') return { status: 200, body: { postings: 2 } };
    if (line === 'POST /v1/applications')
      return { status: this.applicationStatus, body: { id: 'a1', tags: ['join'] } };
    if (line === 'POST /v1/applications/a1/documents') return { status: 201, body: { id: 'd1' } };
    return { status: 204, body: null };
  }

  /** Two jobs a page, whatever was asked; everything counts as changed. */
  private jobList(from: number, withRemoved: boolean): { status: number; body: unknown } {
    const jobs = this.jobs
      .filter(({ removed }) => withRemoved || !removed)
      .map((job) => ({ locations: [{ city: 'Wien', country: 'AT' }], employmentType: 'full_time', ...job }));
    const nextCursor = from + 2 < jobs.length ? String(from + 2) : null;
    const watermark = '2026-01-01T00:00:00.000000Z';
    return { status: this.jobsStatus, body: { data: jobs.slice(from, from + 2), nextCursor, watermark } };
  }
}
