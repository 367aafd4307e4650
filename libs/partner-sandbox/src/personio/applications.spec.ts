import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PersonioCalls } from '../../test/personio-calls.js';

const { application } = PersonioCalls;
const refusedFor = (field: string, reason: string) => ({
  errors: expect.arrayContaining([{ field, errors: [expect.objectContaining({ reason })] }]),
});

let personio: PersonioCalls;
beforeEach(async () => {
  personio = await PersonioCalls.start();
});
afterEach(() => personio.sandbox.close());

describe('POST /personio/v1/recruiting/applications', () => {
  it('201: without a body, and remembers what arrived', async () => {
    const upload = (await personio.upload(new Uint8Array(10), 'cv.pdf')).json as { uuid: string };
    const file = { uuid: upload.uuid, original_filename: 'cv.pdf', category: 'cv' };
    const body = application({
      recruiting_channel_id: 815,
      external_posting_id: 'x',
      message: 'Guten Tag',
      application_date: '2026-01-01',
      phase: { type: 'custom', id: 'nowhere' },
      tags: ['join'],
      files: [file],
      attributes: [
        { id: 'phone', value: '+43 1' },
        { id: 'custom_attribute_2', value: 'ja' },
      ],
    });
    expect(await personio.apply(body)).toMatchObject({ status: 201, text: '' });
    expect((await personio.received()).applications).toEqual([
      expect.objectContaining({
        companyId: '4711',
        jobPositionId: 1234567,
        channelId: 815,
        email: 'ada@muster.test',
        files: [{ uuid: upload.uuid, fileName: 'cv.pdf', category: 'cv' }],
        status: 201,
        reason: null,
        sentAgain: false,
      }),
    ]);
  });

  it('400: all fields of an empty application together', async () => {
    const { status, json } = await personio.apply({});
    expect(status).toBe(400);
    const { errors } = json as { errors: { field: string }[] };
    expect(errors.map(({ field }) => field)).toEqual(['first_name', 'last_name', 'email', 'job_position_id']);
    expect(json).toEqual(refusedFor('email', 'errors.attribute-validation.required-attribute'));
  });

  it.each([
    ['phone', { phone: '1' }, 'errors.attribute-validation.unknown'],
    ['first_name', { first_name: '  ' }, 'errors.attribute-validation.required-attribute'],
    ['last_name', { last_name: 7 }, 'errors.attribute-validation.invalid-type'],
    ['email', { email: 'ada@muster' }, 'errors.attribute-validation.invalid-email-format'],
    ['job_position_id', { job_position_id: '1234567' }, 'errors.attribute-validation.invalid-type'],
    ['job_position_id', { job_position_id: 42 }, 'errors.posting-validation.posting-not-found'],
    ['job_position_id', { job_position_id: 1234569 }, 'errors.job-position.not-published'],
    ['recruiting_channel_id', { recruiting_channel_id: '815' }, 'errors.attribute-validation.invalid-type'],
    ['recruiting_channel_id', { recruiting_channel_id: 816 }, 'errors.posting-validation.channel-not-found'],
    ['application_date', { application_date: '2999-01-01' }, 'errors.date-validation.date-in-the-future'],
    ['application_date', { application_date: '1.1.2026' }, 'errors.attribute-validation.invalid-date-format'],
    ['phase', { phase: { type: 'system', id: 'nowhere' } }, 'errors.phase-validation.invalid-system-phase'],
    ['tags', { tags: 'join' }, 'errors.attribute-validation.invalid-type'],
    [
      'files',
      { files: [{ uuid: 'no', original_filename: 'a.pdf', category: 'cv' }] },
      'errors.file-validation.file-not-exists',
    ],
    ['custom_attribute_1', { job_position_id: 1234568 }, 'errors.attribute-validation.required-attribute'],
    ['shoe_size', { attributes: [{ id: 'shoe_size', value: '42' }] }, 'errors.attribute-validation.unknown'],
    [
      'birthday',
      { attributes: [{ id: 'birthday', value: 'gestern' }] },
      'errors.attribute-validation.invalid-date-format',
    ],
    [
      'gender',
      { attributes: [{ id: 'gender', value: 'x' }] },
      'errors.attribute-validation.unknown-attribute-option',
    ],
  ])('400: %s in %j', async (field, changes, reason) => {
    const { status, json } = await personio.apply(application(changes));
    expect(status).toBe(400);
    expect(json).toEqual(refusedFor(field, reason));
    expect((await personio.received()).applications).toMatchObject([{ status: 400, reason }]);
  });

  it('400: an unknown category of a document that exists', async () => {
    const { uuid } = (await personio.upload(new Uint8Array(10), 'cv.pdf')).json as { uuid: string };
    const files = [{ uuid, original_filename: 'cv.pdf', category: 'cover_letter' }];
    const { json } = await personio.apply(application({ files }));
    expect(json).toEqual(refusedFor('files', 'errors.file-validation.unknown-file-category'));
  });

  it('400: a document of another company does not exist', async () => {
    await personio.put('_companies', { count: 1 });
    const { uuid } = (
      await personio.upload(new Uint8Array(10), 'cv.pdf', 'file', { 'x-company-id': '100001' })
    ).json as { uuid: string };
    const files = [{ uuid, original_filename: 'cv.pdf', category: 'cv' }];
    expect((await personio.apply(application({ files }))).json).toEqual(
      refusedFor('files', 'errors.file-validation.file-not-exists'),
    );
    expect((await personio.apply(application({ files }), { 'x-company-id': '100001' })).status).toBe(201);
  });

  it('201: a job with a required question, once it is answered', async () => {
    const attributes = [{ id: 'custom_attribute_1', value: 'ja' }];
    expect((await personio.apply(application({ job_position_id: 1234568, attributes }))).status).toBe(201);
  });

  it('400: one e-mail address per position and company, and counts what came again after a clear 201', async () => {
    await personio.put('_companies', { count: 1 });
    expect((await personio.apply(application())).status).toBe(201);
    const again = await personio.apply(application({ email: 'ADA@muster.test' }));
    expect(again).toMatchObject({
      status: 400,
      json: refusedFor('email', 'errors.applicant-already-exists'),
    });
    expect((await personio.apply(application({ job_position_id: 1234570 }))).status).toBe(201);
    expect((await personio.apply(application(), { 'x-company-id': '100001' })).status).toBe(201);
    const { applications, sentAgain } = await personio.received();
    expect(applications.map((one) => one.sentAgain)).toEqual([false, true, false, false]);
    expect(sentAgain).toBe(1);
  });

  it.each(['', 'no json', '[]', '"text"'])('400: the body %p', async (body) => {
    const headers = { authorization: 'Bearer sandbox-personio-token', 'x-company-id': '4711' };
    expect((await personio.call('POST', 'v1/recruiting/applications', body, headers)).status).toBe(400);
  });

  it.each([
    [401, { authorization: 'Bearer wrong' }],
    [401, { authorization: '' }],
    [403, { 'x-company-id': '4712' }],
    [403, { 'x-company-id': '' }],
  ])('%d: %j, before the body is looked at', async (status, headers) => {
    expect((await personio.apply({}, headers)).status).toBe(status);
  });

  it('429: one call too many of a company, documents counted in, and says how long to wait', async () => {
    await personio.put('_limits', { perMinute: 2 });
    await personio.put('_companies', { count: 1 });
    await personio.upload(new Uint8Array(1), 'cv.pdf');
    expect((await personio.apply(application())).status).toBe(201);
    const third = await personio.apply(application());
    expect(third.status).toBe(429);
    expect(Number(third.headers.get('retry-after'))).toBe(60);
    expect((await personio.apply(application(), { 'x-company-id': '100001' })).status).toBe(201);
    await personio.put('_limits', { perMinute: 2 });
    expect((await personio.apply(application({ email: 'eva@muster.test' }))).status).toBe(201);
  });
});
