import { readdir } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call } from '../support/http-client.ts';
import type { PersonClient } from '../support/person-client.ts';
import { TestHub, type TestOrganisation } from '../support/test-hub.ts';

const CV = new Blob(['Berufserfahrung: zwölf Jahre.']);
const REFERENCE = /<strong>([0-9a-f-]{36})<\/strong>/;

describe('the apply form', () => {
  let hub: TestHub;
  let organisation: TestOrganisation;
  let manager: PersonClient;
  let jobId: string;
  beforeAll(async () => {
    hub = await TestHub.start();
    organisation = await hub.organisation('Quitte & Söhne <GmbH>');
    manager = await organisation.member('manager');
    jobId = await job('open');
  });
  afterAll(() => hub.stop());

  const job = async (status: string): Promise<string> => {
    const { body } = await manager.post<{ id: string }>('/console/api/jobs', {
      title: 'Obst "und" Gemüse',
      descriptionHtml: '<p>Früh aufstehen.</p>',
      locations: [{ city: 'Linz', country: 'AT' }],
      employmentType: 'full_time',
      questions: [{ id: 'licence', text: 'Führerschein?', type: 'yes_no', required: true }],
      status,
    });
    return body.id;
  };
  const form = (
    more: Record<string, string> = {},
    files: readonly [string, Blob, string][] = [],
  ): FormData => {
    const data = new FormData();
    const fields = {
      ...{ firstName: 'Zoë', lastName: 'Quittenbaum', email: `zoe.${randomUUID()}@example.org` },
      ...{
        phone: '',
        message: '',
        'answer.licence': 'yes',
        consent: 'yes',
        website: '',
        submission: randomUUID(),
      },
      ...more,
    };
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    for (const [field, content, name] of files) data.append(field, content, name);
    return data;
  };
  const send = (body: FormData, language = 'de') =>
    call<string>(`${hub.url}/apply/${jobId}?lang=${language}`, { method: 'POST', body });
  const received = async () => {
    const { body } = await manager.get<{
      data: { id: string; tags: string[]; documents: { fileName: string }[] }[];
    }>(`/console/api/applications?jobId=${jobId}&limit=100`);
    return body.data;
  };
  const filesKept = async () => {
    const entries = await readdir(join(hub.dataDir, 'documents'), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).length;
  };

  it('200: tells for how long the data is kept by the organisation’s own rule', async () => {
    const page = async (language: string) =>
      (await call<string>(`${hub.url}/apply/${jobId}?lang=${language}`)).text;
    expect(await page('de')).toContain('spätestens 6 Monate nach der Bewerbung');
    await manager.put('/console/api/privacy/rule', { months: 1, endedDays: null, documentsDays: 30 });
    expect(await page('de')).toContain('spätestens einen Monat nach der Bewerbung');
    expect(await page('en')).toContain('at the latest one month after the application');
  });

  it.each([
    ['de', 'Bewerbung absenden', 'Was mit den Daten geschieht'],
    ['en', 'Send application', 'What happens with the data'],
  ])('200: is a page in %s that needs no script and lets none in', async (language, button, privacy) => {
    const page = await call(`${hub.url}/apply/${jobId}`, { headers: { 'accept-language': language } });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    for (const text of [`<html lang="${language}">`, button, privacy, 'name="answer.licence"']) {
      expect(page.text).toContain(text);
    }
    expect(page.text).not.toMatch(/<script|<GmbH>/);
    const policy = String(page.headers.get('content-security-policy'));
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page.text).toContain(`nonce="${/'nonce-([^']+)'/.exec(policy)?.[1]}"`);
  });

  it('404: says in both languages that a job is not open, and takes nothing for it', async () => {
    const [draft, expired] = [await job('draft'), await job('open')];
    await hub.database.query(`update job set valid_through = '2026-01-31' where id = $1`, [expired]);
    for (const id of [draft, expired, randomUUID(), 'no-job-at-all']) {
      const page = await call(`${hub.url}/apply/${id}?lang=de`);
      expect([page.status, page.text]).toEqual([404, expect.stringContaining('nicht offen')]);
      const english = await call(`${hub.url}/apply/${id}`, { method: 'POST', body: form() });
      expect([english.status, english.text]).toEqual([404, expect.stringContaining('not open')]);
    }
  });

  it('201: takes an application with several documents, and confirms it by its reference', async () => {
    const page = await send(
      form({}, [
        ['cv', CV, 'Lebenslauf.txt'],
        ['other', new Blob(['eins']), 'Zeugnis 1.txt'],
        ['other', new Blob(['zwei']), '../../etc/Zeugnis 2.txt'],
      ]),
    );
    expect([page.status, page.text]).toEqual([201, expect.stringContaining('eingegangen')]);
    const reference = REFERENCE.exec(page.text)?.[1];
    const application = (await received()).find(({ id }) => id === reference);
    expect(application?.tags).toEqual(['apply-form']);
    expect(application?.documents.map(({ fileName }) => fileName)).toEqual(
      expect.arrayContaining(['Lebenslauf.txt', 'Zeugnis 1.txt', expect.not.stringContaining('/')]),
    );
    expect(application?.documents).toHaveLength(3);
    expect(await organisation.trail()).toEqual(
      expect.arrayContaining(['application.received', 'document.received', 'delivery.planned']),
    );
  });

  it('201: a repeated application gets the same confirmation, so that nobody learns who has applied (trust 33b)', async () => {
    const email = `zoe.${randomUUID()}@example.org`;
    const pages = [await send(form({ email })), await send(form({ email }))];
    const [first, second] = pages.map(({ status, text }) => [
      status,
      text.replace(REFERENCE, '').replace(/nonce="[^"]+"/, ''),
    ]);
    expect(first).toEqual(second);
  });

  it('201: the same form sent twice is one application', async () => {
    const before = await received();
    const submission = randomUUID();
    const email = 'twice@example.org';
    const [first, second] = [
      await send(form({ submission, email }, [['cv', CV, 'cv.txt']])),
      await send(form({ submission, email }, [['cv', CV, 'cv.txt']])),
    ];
    expect(REFERENCE.exec(second.text)?.[1]).toBe(REFERENCE.exec(first.text)?.[1]);
    expect(await received()).toHaveLength(before.length + 1);
  });

  it('422: names what is wrong, keeps what was entered, and saves no half of it', async () => {
    const [before, files] = [await received(), await filesKept()];
    const page = await send(
      form({ email: 'no address', consent: '', message: '<b>Hallo</b>', 'answer.licence': '' }, [
        ['cv', CV, 'cv.txt'],
        ['other', new Blob(['<html><script>alert(1)</script></html>']), 'seite.html'],
      ]),
    );
    expect(page.status).toBe(422);
    for (const text of [
      'href="#email"',
      'href="#consent"',
      'href="#other"',
      'Dokumente bitte erneut',
      'value="Zoë"',
    ]) {
      expect(page.text).toContain(text);
    }
    expect(page.text).not.toMatch(/<script|<b>/);
    expect(await received()).toHaveLength(before.length);
    expect(await filesKept()).toBe(files);
  });

  it('422: a question that needs an answer is asked for', async () => {
    const page = await send(form({ 'answer.licence': '' }));
    expect([page.status, page.text]).toEqual([422, expect.stringContaining('href="#answer.licence"')]);
  });

  it('201: a machine that fills the hidden field is thanked, and nothing is stored', async () => {
    const [before, files] = [await received(), await filesKept()];
    const page = await send(form({ website: 'https://spam.example' }, [['cv', CV, 'cv.txt']]));
    expect([page.status, page.text]).toEqual([201, expect.stringContaining('eingegangen')]);
    expect(await received()).toHaveLength(before.length);
    expect(await filesKept()).toBe(files);
  });

  it('400: what is not a form leaves nothing', async () => {
    const files = await filesKept();
    for (const headers of [
      { 'content-type': 'application/json' },
      { 'content-type': 'multipart/form-data; boundary=x' },
    ]) {
      const page = await call(`${hub.url}/apply/${jobId}`, {
        method: 'POST',
        headers,
        body: '{"firstName":"Zoë"}',
      });
      expect([page.status, page.text]).toEqual([400, expect.stringContaining('could not be read')]);
    }
    expect(await filesKept()).toBe(files);
  });

  it('429: too many from one address are asked to wait, others are not (trust 33b)', async () => {
    const flooded = await TestHub.start({ TRUSTED_PROXIES: '127.0.0.1' });
    const from = (address: string) =>
      call(`${flooded.url}/apply/${other}`, {
        method: 'POST',
        headers: { 'x-forwarded-for': address },
        body: new FormData(),
      });
    const owner = await (await flooded.organisation()).member('manager');
    const made = await owner.post<{ id: string }>('/console/api/jobs', {
      ...{ title: 'Koch', descriptionHtml: '<p>Kochen.</p>', employmentType: 'full_time', status: 'open' },
      locations: [{ city: 'Linz', country: 'AT' }],
    });
    const other = made.body.id;
    const statuses = new Set<number>();
    for (let times = 0; times < 31; times += 1) statuses.add((await from('192.0.2.1')).status);
    expect(statuses.has(429)).toBe(true);
    expect((await from('192.0.2.2')).status).not.toBe(429);
    await flooded.stop();
  });
});
