import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Unavailable } from '../errors/request.errors.js';
import { DriveStorage } from './drive-storage.js';
import { openDriver } from './open-driver.js';

const MEGABYTE = 1024 * 1024;
const KEYS = { AWS_ACCESS_KEY_ID: 'stand-in-id', AWS_SECRET_ACCESS_KEY: 'stand-in-secret' };

/** Speaks the part of S3 that is needed here, and keeps what every request looked like. */
class StandIn {
  readonly objects = new Map<string, Buffer>();
  readonly uploads = new Map<string, Buffer[]>();
  readonly requests: { line: string; bytes: number; authorization: string }[] = [];
  isDown = false;

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3');
    const body = await buffer(request);
    const line = `${request.method} ${pathname}${searchParams.has('uploads') ? '?uploads' : ''}`;
    this.requests.push({ line, bytes: body.length, authorization: String(request.headers.authorization) });
    if (this.isDown) return void response.writeHead(503).end();
    if (searchParams.has('list-type')) return void response.end(this.list(searchParams));
    if (request.method === 'GET') {
      const object = this.objects.get(pathname);
      if (object) return void response.writeHead(200, { 'content-length': object.length }).end(object);
      return void response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
    }
    const upload = searchParams.get('uploadId');
    if (request.method === 'DELETE') {
      if (upload) this.uploads.delete(upload);
      else this.objects.delete(pathname);
      return void response.writeHead(204).end();
    }
    if (searchParams.has('uploads')) {
      this.uploads.set('u1', []);
      return void response.end(
        '<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>',
      );
    }
    if (upload && request.method === 'PUT') {
      this.uploads.get(upload)?.push(body);
      return void response.writeHead(200, { etag: `"${searchParams.get('partNumber')}"` }).end();
    }
    if (upload) {
      this.objects.set(pathname, Buffer.concat(this.uploads.get(upload) ?? []));
      this.uploads.delete(upload);
      return void response.end('<CompleteMultipartUploadResult></CompleteMultipartUploadResult>');
    }
    this.objects.set(pathname, body);
    response.writeHead(200, { etag: '"1"' }).end();
  }

  /** Two keys at a time. */
  private list(asked: URLSearchParams): string {
    const keys = [...this.objects.keys()]
      .map((path) => path.slice('/papers/'.length))
      .filter(
        (key) => key.startsWith(asked.get('prefix') ?? '') && key > (asked.get('continuation-token') ?? ''),
      )
      .toSorted();
    const page = keys.slice(0, 2);
    const contents = page.map(
      (key) => `<Contents><Key>${key}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>`,
    );
    const next = keys.length > 2 ? `<NextContinuationToken>${page[1]}</NextContinuationToken>` : '';
    return `<ListBucketResult>${next}${contents.join('')}</ListBucketResult>`;
  }
}

describe('DriveStorage in an S3-compatible store', () => {
  const standIn = new StandIn();
  const before = { ...process.env };
  let server: Server;
  let storage: DriveStorage;
  beforeAll(async () => {
    Object.assign(process.env, KEYS);
    server = createServer((request, response) => void standIn.serve(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    storage = new DriveStorage(await openDriver(`s3://papers?endpoint=${endpoint}&region=eu-central-1`));
  });
  afterEach(() => {
    standIn.requests.length = 0;
    standIn.isDown = false;
  });
  afterAll(() => {
    process.env = before;
    server.closeAllConnections();
    server.close();
  });

  const pieces = (megabytes: number) =>
    Readable.from(Array.from({ length: megabytes }, (_, at) => Buffer.alloc(MEGABYTE, at)));
  const read = async (key: string) => buffer(await storage.read(key));

  it('keeps a small file with one signed request to the bucket’s path', async () => {
    await storage.write('o/a/small', Readable.from([Buffer.from('sealed')]));
    expect(standIn.requests).toEqual([
      {
        line: 'PUT /papers/o/a/small',
        bytes: 6,
        authorization: expect.stringMatching(
          /^AWS4-HMAC-SHA256 Credential=stand-in-id\/\d{8}\/eu-central-1\/s3\//,
        ),
      },
    ]);
    expect((await read('o/a/small')).toString()).toBe('sealed');
  });

  it('keeps a large one part by part, none of them larger than 5 MiB', async () => {
    await storage.write('o/a/large', pieces(19));
    expect(standIn.requests.filter(({ line }) => line.startsWith('PUT')).map(({ bytes }) => bytes)).toEqual([
      5 * MEGABYTE,
      5 * MEGABYTE,
      5 * MEGABYTE,
      4 * MEGABYTE,
    ]);
    expect((await read('o/a/large')).equals(await buffer(pieces(19)))).toBe(true);
  });

  it('leaves nothing behind of a file that breaks off', async () => {
    async function* broken() {
      for (let at = 0; at < 12; at += 1) yield Buffer.alloc(MEGABYTE, at);
      throw new Error('broken off');
    }
    await expect(storage.write('o/a/broken', Readable.from(broken()))).rejects.toThrow('broken off');
    expect([standIn.objects.has('/papers/o/a/broken'), standIn.uploads.size]).toEqual([false, 0]);
  });

  it('says so when the store is down, and fails to read what is not there', async () => {
    await expect(read('o/a/none')).rejects.toThrow();
    standIn.isDown = true;
    await expect(storage.write('o/a/down', pieces(1))).rejects.toThrow(Unavailable);
  });

  it('lists the files of a folder with their times, page by page', async () => {
    for (const key of ['l1/a/1', 'l1/a/2', 'l1/b/3', 'l11/a/4']) await storage.write(key, pieces(1));
    expect(await Readable.from(storage.filesIn('l1/')).toArray()).toEqual(
      ['l1/a/1', 'l1/a/2', 'l1/b/3'].map((key) => ({ key, storedAt: new Date('2026-01-01') })),
    );
  });

  it('deletes, also what is not there', async () => {
    await storage.write('o/a/gone', pieces(1));
    for (let times = 0; times < 2; times += 1) await storage.delete('o/a/gone');
    expect(standIn.objects.has('/papers/o/a/gone')).toBe(false);
  });
});
