import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { PersonioCalls } from '../../test/personio-calls.js';

let personio: PersonioCalls;
beforeEach(async () => {
  personio = await PersonioCalls.start();
});
afterEach(() => personio.sandbox.close());

describe('POST /personio/v1/recruiting/applications/documents', () => {
  it('200: up to 20 MB, and keeps the document to be looked at', async () => {
    const content = new Uint8Array(20_000_000).fill(7);
    const { status, json } = await personio.upload(content, 'Lebenslauf Ü.PDF');
    expect(status).toBe(200);
    const { uuid } = json as { uuid: string };
    expect(json).toEqual({
      uuid,
      size: 20_000_000,
      mimetype: 'application/pdf',
      original_filename: 'Lebenslauf Ü.PDF',
      extension: 'pdf',
    });
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect((await personio.received()).documents).toMatchObject([
      { companyId: '4711', uuid, sha256, status: 200, reason: null },
    ]);
    const kept = await fetch(`${personio.sandbox.url}/personio/documents/${uuid}`);
    expect(
      createHash('sha256')
        .update(new Uint8Array(await kept.arrayBuffer()))
        .digest('hex'),
    ).toBe(sha256);
    expect(kept.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it.each([
    [413, 'big.pdf', 20_000_001, 'file', 'errors.file-too-big'],
    [422, 'run.exe', 10, 'file', 'errors.invalid-file-type'],
    [422, 'noextension', 10, 'file', 'errors.invalid-file-type'],
    [422, 'cv.pdf', 10, 'document', 'errors.attribute-validation.required-attribute'],
  ])('%d: %s of %d bytes in the field %s', async (status, name, size, field, reason) => {
    const answer = await personio.upload(new Uint8Array(size), name, field);
    expect(answer).toMatchObject({ status, json: { errors: [{ field: 'file', errors: [{ reason }] }] } });
    expect((await personio.received()).documents).toMatchObject([{ uuid: null, status, reason }]);
  });

  it('400: no multipart', async () => {
    const headers = { authorization: 'Bearer sandbox-personio-token', 'x-company-id': '4711' };
    expect((await personio.call('POST', 'v1/recruiting/applications/documents', '{}', headers)).status).toBe(
      400,
    );
  });

  it('401: wrong token, whatever is sent', async () => {
    const answer = await personio.upload(new Uint8Array(5_000_000), 'cv.pdf', 'file', {
      authorization: 'Bearer wrong',
    });
    expect(answer.status).toBe(401);
  });
});
