import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PersonioCalls } from '../../test/personio-calls.js';

const { application } = PersonioCalls;

let personio: PersonioCalls;
beforeEach(async () => {
  personio = await PersonioCalls.start();
});
afterEach(() => personio.sandbox.close());

describe('PUT /personio/_faults', () => {
  it('drop-after-accept: the application is there, the answer is not, and the retry is no "sent again"', async () => {
    await personio.put('_faults', { mode: 'drop-after-accept' });
    await expect(personio.apply(application())).rejects.toThrow();
    await personio.put('_faults', { mode: 'none' });
    expect((await personio.apply(application())).status).toBe(400);
    const { applications, sentAgain } = await personio.received();
    expect(applications.map(({ status }) => status)).toEqual([201, 400]);
    expect(sentAgain).toBe(0);
  });

  it('slow: takes at once, answers late', async () => {
    await personio.put('_faults', { mode: 'slow', ms: 300 });
    const started = performance.now();
    expect((await personio.apply(application())).status).toBe(201);
    expect(performance.now() - started).toBeGreaterThan(290);
    await personio.put('_faults', { mode: 'slow', ms: 60_000 });
    const gone = AbortSignal.timeout(100);
    const headers = { authorization: 'Bearer sandbox-personio-token', 'x-company-id': '4711' };
    const url = `${personio.sandbox.url}/personio/v1/recruiting/applications`;
    const body = JSON.stringify(application({ email: 'eva@muster.test' }));
    await expect(fetch(url, { method: 'POST', headers, body, signal: gone })).rejects.toThrow();
    expect((await personio.received()).applications).toMatchObject([{ status: 201 }, { status: 201 }]);
  });

  it.each([
    ['429', 429],
    ['500', 500],
    ['unauthorized', 401],
  ])('%s: nothing is taken', async (mode, status) => {
    await personio.put('_faults', { mode });
    expect((await personio.apply(application())).status).toBe(status);
    expect((await personio.upload(new Uint8Array(10), 'cv.pdf')).status).toBe(status);
    await personio.put('_faults', { mode: 'none' });
    expect((await personio.apply(application())).status).toBe(201);
  });

  it('429: asks to wait as long as it was told to', async () => {
    await personio.put('_faults', { mode: '429', ms: 2000 });
    expect((await personio.apply(application())).headers.get('retry-after')).toBe('2');
    await personio.put('_faults', { mode: '429' });
    expect((await personio.apply(application())).headers.get('retry-after')).toBeNull();
  });

  it('second-error-shape: the first reason in the other shape', async () => {
    await personio.put('_faults', { mode: 'second-error-shape' });
    const { status, json } = await personio.apply(application({ job_position_id: 1234569 }));
    expect({ status, json }).toEqual({
      status: 400,
      json: { error: { reason: 'errors.job-position.not-published' } },
    });
  });

  it('wrong-types: the status stays, the body makes no sense', async () => {
    await personio.put('_faults', { mode: 'wrong-types' });
    expect(await personio.upload(new Uint8Array(10), 'cv.pdf')).toMatchObject({
      status: 200,
      json: { uuid: 42 },
    });
    expect(await personio.apply({})).toMatchObject({ status: 400, json: { error: 7 } });
  });

  it('huge-answer: ten million bytes', async () => {
    await personio.put('_faults', { mode: 'huge-answer' });
    const { status, text } = await personio.apply(application());
    expect(status).toBe(201);
    expect(text.length).toBeGreaterThan(10_000_000);
  });

  it('rate: only that share of the calls', async () => {
    await personio.put('_faults', { mode: '500', rate: 0 });
    expect((await personio.apply(application())).status).toBe(201);
    await personio.put('_faults', { mode: '500', rate: 0.5 });
    const answers = await Promise.all(Array.from({ length: 60 }, () => personio.apply({})));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400, 500]));
  });

  it.each([{ mode: 'other' }, {}, { mode: 'slow', ms: -1 }, { mode: '500', rate: 2 }])(
    '400: %j',
    async (body) => {
      expect((await personio.put('_faults', body)).status).toBe(400);
    },
  );
});

describe('the other switches', () => {
  it('_companies: as many as asked, each with its own feed', async () => {
    await personio.put('_companies', { count: 3 });
    expect((await personio.apply(application(), { 'x-company-id': '100003' })).status).toBe(201);
    expect((await personio.apply(application(), { 'x-company-id': '100004' })).status).toBe(403);
    expect((await personio.get('feed/muster-100003/xml')).status).toBe(200);
  });

  it('_limits and _companies: 400 without a whole number', async () => {
    expect((await personio.put('_limits', { perMinute: 'many' })).status).toBe(400);
    expect((await personio.put('_companies', { count: -1 })).status).toBe(400);
  });

  it('DELETE _received: forgets what arrived', async () => {
    await personio.apply(application());
    expect((await personio.call('DELETE', '_received')).status).toBe(204);
    expect(await personio.received()).toEqual({ documents: [], applications: [], sentAgain: 0 });
    expect((await personio.apply(application())).status).toBe(201);
  });
});

describe('GET /personio/feed/{company}/xml', () => {
  it('200: the published jobs', async () => {
    const { status, text } = await personio.get('feed/muster/xml?language=de');
    expect(status).toBe(200);
    expect([...text.matchAll(/<id>(\d+)<\/id>/g)].map(([, id]) => id)).toEqual(
      expect.arrayContaining(['1234567', '1234568', '1234570', '1234579']),
    );
    expect(text).not.toContain('1234569');
  });

  it('404: HTML for an unknown company', async () => {
    expect(await personio.get('feed/nobody/xml')).toMatchObject({
      status: 404,
      text: expect.stringContaining('<html'),
    });
  });
});

describe('the pages', () => {
  it('show what arrived, in both languages, and never as markup', async () => {
    await personio.apply(application({ first_name: '<script>alert(1)</script>' }));
    const german = await personio.get('');
    expect(german.text).toContain('Bewerbungen (1)');
    expect(german.text).not.toContain('<script');
    expect(german.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await personio.get('?lang=en')).text).toContain('Applications (1)');
    const home = await (await fetch(`${personio.sandbox.url}/`)).text();
    expect(home).toMatch(/href="\/personio\?lang=de"[^]*href="\/join\?lang=de"/);
  });

  it('403: no other web site changes anything', async () => {
    const answer = await personio.call('PUT', '_faults', '{"mode":"500"}', {
      'sec-fetch-site': 'cross-site',
    });
    expect(answer.status).toBe(403);
  });
});
