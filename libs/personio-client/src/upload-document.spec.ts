import { afterEach, describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { answering, bodyOf, clientAgainst, closeOpened, credentials, never } from '../test/local-server.js';
import { DocumentUnreadable } from './index.js';

afterEach(closeOpened);

describe('uploadDocument', () => {
  const content = Buffer.alloc(8_000_000, 'andock');
  const document = (open: () => Readable, size = content.length) => ({
    fileName: 'Lebens"lauf ü.pdf',
    mediaType: 'application/pdf',
    size,
    open: () => Promise.resolve(open()),
  });

  it('accepted: streams the file, and never holds more than a part of it', async () => {
    let produced = 0;
    let gapAtFirstByte = 0;
    let received: Buffer = Buffer.alloc(0);
    let type = '';
    const client = await clientAgainst(async (request, response) => {
      type = request.headers['content-type'] ?? '';
      await wait(50);
      gapAtFirstByte = produced;
      received = await bodyOf(request);
      response.writeHead(200).end(JSON.stringify({ uuid: 'b-2', original_filename: 'Lebenslauf.pdf' }));
    });
    const pieces = function* () {
      for (let at = 0; at < content.length; at += 50_000) {
        produced = at;
        yield content.subarray(at, at + 50_000);
      }
    };
    const answer = await client.uploadDocument(
      credentials,
      document(() => Readable.from(pieces())),
      never,
    );
    expect(answer).toMatchObject({
      kind: 'accepted',
      value: { uuid: 'b-2', originalFileName: 'Lebenslauf.pdf' },
    });
    expect(gapAtFirstByte).toBeLessThan(content.length - 100_000);
    const form = await new Response(received, { headers: { 'content-type': type } }).formData();
    const file = form.get('file') as File;
    expect(file.name).toContain('lauf ü.pdf');
    expect(Buffer.from(await file.arrayBuffer()).equals(content)).toBe(true);
    expect(JSON.stringify(answer.exchange)).not.toMatch(/lauf ü/);
    expect(answer.exchange.request).toEqual({
      file: { fileName: '[redacted]', mediaType: 'application/pdf', size: content.length },
    });
  });

  it('refused: hears the answer even if Personio does not read the whole file', async () => {
    const client = await clientAgainst((request, response) => {
      request.once('data', () =>
        response.writeHead(413, { connection: 'close' }).end('{"error":{"reason":"errors.file-too-big"}}'),
      );
    });
    const answer = await client.uploadDocument(
      credentials,
      document(() => Readable.from([content])),
      never,
    );
    expect(answer).toMatchObject({
      kind: 'refused',
      status: 413,
      reasons: [{ reason: 'errors.file-too-big' }],
    });
  });

  it.each(['<html></html>', '{"uuid":42}', '{"uuid":""}', '[]', 'null', ''])(
    'failed: a 200 with %s is no upload',
    async (body) => {
      const client = await clientAgainst(answering(200, body));
      expect(
        await client.uploadDocument(
          credentials,
          document(() => Readable.from([content])),
          never,
        ),
      ).toMatchObject({ kind: 'failed', status: 200 });
    },
  );

  it('throws DocumentUnreadable, and only then, when our own copy fails', async () => {
    const client = await clientAgainst(answering(200, '{"uuid":"b-2"}'));
    const broken = () =>
      new Readable({
        read() {
          this.destroy(new Error('disk'));
        },
      });
    await expect(client.uploadDocument(credentials, document(broken), never)).rejects.toThrow(
      DocumentUnreadable,
    );
    await expect(
      client.uploadDocument(
        credentials,
        document(() => Readable.from([content]), 3),
        never,
      ),
    ).rejects.toThrow(DocumentUnreadable);
    const missing = { ...document(broken), open: () => Promise.reject(new Error('gone')) };
    await expect(client.uploadDocument(credentials, missing, never)).rejects.toThrow(DocumentUnreadable);
  });
});
