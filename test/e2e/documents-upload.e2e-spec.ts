import { readdir, stat } from 'node:fs/promises';
import { type ClientRequest, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactions } from '../../src/platform/database/transactions.js';
import { ConnectedPartner } from '../support/connected-partner.ts';
import { PDF, pdfOf, upload } from '../support/documents.ts';
import { eventually } from '../support/eventually.ts';
import { call } from '../support/http-client.ts';
import { operatorKey, ownSystem } from '../support/operator-key.ts';
import { TestHub } from '../support/test-hub.ts';

interface Document {
  readonly id: string;
  readonly fileName: string;
  readonly category: string;
  readonly size: number;
  readonly mediaType: string;
}
interface Problem {
  readonly code: string;
  readonly errors: readonly { readonly field: string }[];
}

let hub: TestHub;
let own: ConnectedPartner;
let other: ConnectedPartner;
let applicationId: string;
beforeAll(async () => {
  hub = await TestHub.start();
  const support = await hub.staff('support');
  [own, other] = await Promise.all([
    ConnectedPartner.connect(hub, support),
    ConnectedPartner.connect(hub, support),
  ]);
  applicationId = await own.application(await own.publishedJob());
});
afterAll(() => hub.stop());

const pathOf = (id = applicationId) => `/v1/applications/${id}/documents`;
const send = <Body = Document>(form: FormData) => own.join.send<Body>('POST', pathOf(), form);
const countOf = async () => (await hub.database.query('select 1 from document')).rowCount;
/** Every file under the data directory that is or was to become a document. */
const filesNow = async () =>
  (await readdir(hub.dataDir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /documents|incoming/.test(entry.parentPath))
    .map(({ name }) => name)
    .sort();

describe('POST /v1/applications/:id/documents', () => {
  it('201: is stored sealed and comes back byte by byte, and the trail says so', async () => {
    const file = pdfOf(300_000);
    const { status, body } = await send(upload(file, 'Lebenslauf Änne.pdf', 'certificate'));
    expect([status, body]).toEqual([
      201,
      {
        id: expect.any(String),
        fileName: 'Lebenslauf Änne.pdf',
        category: 'certificate',
        size: 300_000,
        mediaType: 'application/pdf',
      },
    ]);
    expect((await own.organisation.trail()).slice(-2).sort()).toEqual(['api.called', 'document.received']);
    const path = `/console/api/applications/${applicationId}/documents/${body.id}`;
    expect((await own.manager.bytes(path)).equals(file)).toBe(true);
    expect((await own.organisation.trail()).at(-1)).toBe('document.read');
    const { headers } = await own.manager.get(path);
    expect([headers.get('content-disposition'), headers.get('x-content-type-options')]).toEqual([
      expect.stringMatching(/^attachment;/),
      'nosniff',
    ]);
  });

  it('201: 19 MB are stored as they come, never held whole', async () => {
    const file = pdfOf(19_000_000);
    const sending = startUpload(file.length);
    const answered = answerTo(sending);
    sending.write(HEAD);
    sending.write(file.subarray(0, 12_000_000));
    await eventually(
      'most of what was sent is on the disk',
      async () => (await largestArriving()) > 10_000_000,
    );
    sending.write(file.subarray(12_000_000));
    sending.end(TAIL);
    const { status, body } = await answered;
    expect([status, body.size]).toEqual([201, 19_000_000]);
    const back = await own.manager.bytes(`/console/api/applications/${applicationId}/documents/${body.id}`);
    expect(back.equals(file)).toBe(true);
  });

  it('201: exactly 20,000,000 bytes', async () => {
    expect((await send(upload(pdfOf(20_000_000)))).body.size).toBe(20_000_000);
  });

  it.each<[string, Buffer, string, string, string]>([
    ['a PDF that calls itself a picture', PDF, 'foto.png', 'application/pdf', 'foto.png.pdf'],
    ['text', Buffer.from('Grüße aus Wien'), 'brief.txt', 'text/plain', 'brief.txt'],
    ['a table', Buffer.from('a;b\n1;2\n'), 'noten.csv', 'text/csv', 'noten.csv'],
    ['a path as name', PDF, '../../etc/passwd.pdf', 'application/pdf', 'etcpasswd.pdf'],
    ['a name that turns around', PDF, 'a\u202Efdp.exe', 'application/pdf', 'afdp.exe.pdf'],
  ])('201: the type is found in the content: %s', async (_, file, name, mediaType, fileName) => {
    expect((await send(upload(file, name))).body).toMatchObject({
      mediaType,
      fileName: expect.stringContaining(fileName.slice(-8)),
    });
  });

  it('503: a commit whose answer is lost keeps the file, and what is sent again finds it', async () => {
    const transactions = hub.app.get(Transactions);
    const run = transactions.run.bind(transactions);
    const losesAnswer: typeof run = async (work) => {
      const before = await countOf();
      const done = await run(work);
      if ((await countOf()) === before) return done;
      throw Object.assign(new Error('The database is gone.'), { code: 'ECONNRESET' });
    };
    const again = () => own.join.post<Document>(pathOf(), upload(PDF), 'lost-answer');
    Object.assign(transactions, { run: losesAnswer });
    try {
      expect((await again()).status).toBe(503);
    } finally {
      Object.assign(transactions, { run });
    }
    const { status, body } = await again();
    expect(status).toBe(201);
    const back = await own.manager.bytes(`/console/api/applications/${applicationId}/documents/${body.id}`);
    expect(back.equals(PDF)).toBe(true);
  });

  it('400: names what is missing or unknown, and keeps nothing', async () => {
    const [files, rows] = [await filesNow(), await countOf()];
    const twice = upload(PDF);
    twice.append('file', new Blob([new Uint8Array(PDF)]), 'b.pdf');
    const more = upload(PDF);
    more.set('name', 'x');
    const refusals: [string, FormData][] = [
      ['file', upload(null)],
      ['category', upload(PDF, 'a.pdf', null)],
      ['category', upload(PDF, 'a.pdf', 'photo')],
      ['file', twice],
      ['name', more],
    ];
    for (const [field, form] of refusals) {
      const { status, body } = await send<Problem>(form);
      expect([status, body.code, body.errors.map((one) => one.field)]).toEqual([
        400,
        'request.invalid',
        [field],
      ]);
    }
    expect((await send<Problem>(upload(Buffer.alloc(0)))).body.code).toBe('applications.file-empty');
    expect([await filesNow(), await countOf()]).toEqual([files, rows]);
  });

  it('400: a form that breaks off in the middle', async () => {
    for (const body of [
      '',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7',
      'nonsense',
    ]) {
      const { status } = await own.join.send('POST', pathOf(), body, {
        'content-type': 'multipart/form-data; boundary=x',
      });
      expect(status).toBe(400);
    }
  });

  it('401 and 403: no key, and one without the scope', async () => {
    expect((await call(`${hub.url}${pathOf()}`, { method: 'POST', body: upload(PDF) })).status).toBe(401);
    const reader = ownSystem(hub, await operatorKey(hub, 'applications:read'), own.organisation.id);
    expect((await reader.send('POST', pathOf(), upload(PDF))).status).toBe(403);
  });

  it('404: an application of another partner’s, and none', async () => {
    for (const by of [other.join])
      expect((await by.send<Problem>('POST', pathOf(), upload(PDF))).body.code).toBe(
        'applications.not-found',
      );
    expect((await own.join.send<Problem>('POST', pathOf(crypto.randomUUID()), upload(PDF))).status).toBe(404);
    expect((await own.join.send<Problem>('POST', pathOf('x'), upload(PDF))).status).toBe(400);
  });

  it('413: a byte too many, declared or not, and nothing is kept (trust 30)', async () => {
    const [files, rows] = [await filesNow(), await countOf()];
    for (const size of [20_000_001, 21_000_000]) {
      expect((await send<Problem>(upload(pdfOf(size)))).body.code).toBe('applications.file-too-large');
    }
    expect([await filesNow(), await countOf()]).toEqual([files, rows]);
  });

  it('415: no HTML, SVG, script or program, whatever its name says (trust 32)', async () => {
    const [files, rows] = [await filesNow(), await countOf()];
    const refused: [string, string][] = [
      ['<html><script>alert(1)</script></html>', 'cv.html'],
      ['<!doctype html><p>x', 'cv.pdf'],
      ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'foto.svg'],
      ['<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'foto.png'],
      ['alert(1)', 'cv.js'],
      ['MZ\u0090\u0000\u0003\u0000\u0000\u0000', 'cv.exe'],
      ['\u007fELF\u0002\u0001\u0001\u0000', 'cv.pdf'],
    ];
    for (const [content, name] of refused) {
      const { status, body } = await send<Problem>(upload(Buffer.from(content, 'latin1'), name));
      expect([name, status, body.code]).toEqual([name, 415, 'applications.file-type-refused']);
    }
    expect([await filesNow(), await countOf()]).toEqual([files, rows]);
  });

  it('415: a body that is no form', async () => {
    expect((await own.join.send<Problem>('POST', pathOf(), { file: 'x' })).body.code).toBe(
      'request.body-unsupported',
    );
  });

  it('an upload that breaks off leaves nothing', async () => {
    const [files, rows] = [await filesNow(), await countOf()];
    const broken = startUpload(40_000);
    broken.on('error', () => undefined);
    broken.write(HEAD);
    broken.write(pdfOf(20_000));
    await eventually('the file is arriving', async () => (await filesNow()).length > files.length);
    broken.destroy();
    await eventually('nothing is left', async () => (await filesNow()).length === files.length);
    expect([await filesNow(), await countOf()]).toEqual([files, rows]);
  });
});

const HEAD =
  '--x\r\ncontent-disposition: form-data; name="category"\r\n\r\ncv\r\n--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n';
const TAIL = '\r\n--x--\r\n';

function startUpload(size: number): ClientRequest {
  return request(`${hub.url}${pathOf()}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${own.join.key}`,
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': HEAD.length + size + TAIL.length,
    },
  });
}

function answerTo(sending: ClientRequest): Promise<{ status: number | undefined; body: Document }> {
  return new Promise((resolve, reject) => {
    sending.on('error', reject);
    sending.on('response', (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        resolve({ status: response.statusCode, body: JSON.parse(String(Buffer.concat(pieces))) as Document }),
      );
    });
  });
}

/** Bytes of the largest file that is still arriving. */
async function largestArriving(): Promise<number> {
  const entries = await readdir(hub.dataDir, { recursive: true, withFileTypes: true });
  const arriving = entries.filter((entry) => entry.isFile() && entry.parentPath.endsWith('.incoming'));
  const sizes = await Promise.all(
    arriving.map(
      async ({ parentPath, name }) => (await stat(join(parentPath, name)).catch(() => undefined))?.size ?? 0,
    ),
  );
  return Math.max(0, ...sizes);
}
