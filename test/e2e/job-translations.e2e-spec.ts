import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SCOPES } from '../../src/access/scopes.js';
import { A_JOB, ConnectedPartner } from '../support/connected-partner.ts';
import { expectStatus } from '../support/expect-status.ts';
import { call } from '../support/http-client.ts';
import type { KeyClient } from '../support/key-client.ts';
import { operatorKey, ownSystem } from '../support/operator-key.ts';
import { TestHub } from '../support/test-hub.ts';

const QUESTIONS = [
  { id: 'licence', text: 'Führerschein?', type: 'yes_no', required: true },
  { id: 'shift', text: 'Welche Schicht?', type: 'choice', options: ['Tag', 'Nacht'] },
];
const ENGLISH = {
  language: 'en',
  title: 'Cook (m/f/x)',
  descriptionHtml: '<p>We cook.</p>',
  questions: [
    { id: 'licence', text: 'Driving licence?' },
    { id: 'shift', text: 'Which shift?', options: ['Day', 'Night'] },
  ],
};
const FRENCH = {
  language: 'fr',
  title: 'Cuisinier',
  descriptionHtml: '<p>Nous cuisinons.</p>',
  questions: [],
};
const A_TRANSLATED_JOB = { ...A_JOB, questions: QUESTIONS, translations: [ENGLISH, FRENCH] };

interface Job {
  readonly id: string;
  readonly version: number;
  readonly translations: readonly object[];
}
interface Problem {
  readonly code: string;
  readonly errors: readonly { readonly field: string }[];
}

let hub: TestHub;
let own: ConnectedPartner;
let system: KeyClient;
beforeAll(async () => {
  hub = await TestHub.start();
  own = await ConnectedPartner.connect(hub, await hub.staff('support'));
  system = ownSystem(hub, await operatorKey(hub, ...SCOPES), own.organisation.id);
});
afterAll(() => hub.stop());

const fieldsOf = ({ errors }: Problem) => [...new Set(errors.map(({ field }) => field))];
const page = async (path: string, language: string) => {
  const response = await fetch(`${hub.url}${path}`, { headers: { 'accept-language': language } });
  return { page: await response.text(), language: response.headers.get('content-language') };
};

describe('a job in several languages', () => {
  it('201: in the console, sanitised like the ad itself; a change replaces the whole list', async () => {
    const script = { ...FRENCH, descriptionHtml: '<p onclick="x()">Oui</p><script>x()</script>' };
    const made = await own.manager.post<Job>('/console/api/jobs', {
      ...A_TRANSLATED_JOB,
      translations: [ENGLISH, script],
    });
    expectStatus(201, made);
    expect(made.body.translations).toEqual([ENGLISH, { ...FRENCH, descriptionHtml: '<p>Oui</p>' }]);
    const changed = await own.manager.patch<Job>(`/console/api/jobs/${made.body.id}`, {
      translations: [ENGLISH],
    });
    expect(changed.body).toMatchObject({ version: 2, translations: [ENGLISH] });
  });

  it.each<[string, object]>([
    ['translations.1.language', { translations: [ENGLISH, ENGLISH] }],
    ['translations.0.language', { translations: [{ ...ENGLISH, language: 'de' }] }],
    ['translations.0.language', { translations: [{ ...ENGLISH, language: 'English' }] }],
    ['translations.0.language', { language: 'en', translations: [ENGLISH] }],
    ['translations.0.title', { translations: [{ ...ENGLISH, title: '' }] }],
    ['translations.0.descriptionHtml', { translations: [{ ...ENGLISH, descriptionHtml: undefined }] }],
    ['translations.0.salary', { translations: [{ ...ENGLISH, salary: null }] }],
    ['translations.0.questions.1.id', { questions: QUESTIONS.slice(0, 1), translations: [ENGLISH] }],
    [
      'translations.0.questions.2.id',
      {
        translations: [{ ...ENGLISH, questions: [...ENGLISH.questions, { id: 'licence', text: 'Again?' }] }],
      },
    ],
    [
      'translations.0.questions.0.options',
      { translations: [{ ...ENGLISH, questions: [{ id: 'shift', text: 'Which?', options: ['Day'] }] }] },
    ],
    [
      'translations.0.questions.0.options',
      { translations: [{ ...ENGLISH, questions: [{ id: 'licence', text: 'Which?', options: ['Yes'] }] }] },
    ],
  ])('400: names %s, to a person and to the organisation’s own system', async (field, more) => {
    const { status, ...body } = { ...A_TRANSLATED_JOB, ...more };
    const refusals = [
      await own.manager.post<Problem>('/console/api/jobs', { status, ...body }),
      await system.put<Problem>(`/v1/jobs/by-external-id/${randomUUID()}`, body),
    ];
    for (const refusal of refusals)
      expect([refusal.status, refusal.body.code, fieldsOf(refusal.body)]).toEqual([
        400,
        'request.invalid',
        [field],
      ]);
  });

  it('400: a change of the job that its translations would no longer fit changes nothing', async () => {
    const id = await own.job(A_TRANSLATED_JOB);
    const [language, questions] = [
      await own.manager.patch<Problem>(`/console/api/jobs/${id}`, { language: 'fr' }),
      await own.manager.patch<Problem>(`/console/api/jobs/${id}`, { questions: [] }),
    ];
    expect([language.status, fieldsOf(language.body)]).toEqual([400, ['translations.1.language']]);
    expect([questions.status, questions.body.errors.length]).toEqual([400, 2]);
    expect((await own.manager.get<Job>(`/console/api/jobs/${id}`)).body).toMatchObject({
      version: 1,
      questions: QUESTIONS,
    });
  });

  it('200: the organisation’s own system upserts them, and JOIN reads them as a change of the job', async () => {
    const path = `/v1/jobs/by-external-id/${randomUUID()}`;
    const { status: _, ...body } = A_TRANSLATED_JOB;
    const made = await system.put<Job>(path, { ...body, translations: [ENGLISH] });
    expectStatus(201, made);
    const { id } = made.body;
    expectStatus(200, await own.manager.put(`/console/api/jobs/${id}/publications/join`, { enabled: true }));
    const { body: before } = await own.join.get<{ watermark: string }>('/v1/jobs');
    expectStatus(200, await system.put(path, body));
    const { body: after } = await own.join.get<{ data: Job[] }>(
      `/v1/jobs?updatedSince=${encodeURIComponent(before.watermark)}`,
    );
    expect(after.data).toEqual([expect.objectContaining({ id, translations: [ENGLISH, FRENCH] })]);
    expect((await own.join.get<Job>(`/v1/jobs/${id}`)).body.translations).toEqual([ENGLISH, FRENCH]);
    expectStatus(200, await system.put(path, { ...body, translations: undefined }));
    expect((await own.join.get<Job>(`/v1/jobs/${id}`)).body.translations).toEqual([]);
  });
});

describe('what a candidate reads', () => {
  it.each([
    ['de', 'de', 'Koch (m/w/d)', 'Wir kochen.'],
    ['en-GB', 'en', 'Cook (m/f/x)', 'We cook.'],
    ['fr, de;q=0.5', 'de, fr', 'Cuisinier', 'Nous cuisinons.'],
    ['it', 'en, de', 'Koch (m/w/d)', 'Wir kochen.'],
  ])('a browser in %s gets a page in %s', async (browser, language, title, ad) => {
    const id = await own.job(A_TRANSLATED_JOB);
    const read = await page(`/jobs/${id}`, browser);
    const [, data = ''] = /<script type="application\/ld\+json">([^]*?)<\/script>/.exec(read.page) ?? [];
    expect(read.language).toBe(language);
    expect(read.page).toContain(`>${title}</h1>`);
    expect(read.page).toContain(ad);
    expect(JSON.parse(data)).toMatchObject({ title, description: `<p>${ad}</p>` });
  });

  it('offers the ad in each of its languages', async () => {
    const id = await own.job(A_TRANSLATED_JOB);
    const { page: read } = await page(`/jobs/${id}?lang=fr`, 'de');
    expect(read).toContain('<a href="?lang=de" lang="de" hreflang="de">Deutsch</a>');
    expect(read).toContain('<a href="?lang=en" lang="en" hreflang="en">English</a>');
    expect(read).toContain(`href="/apply/${id}?lang=fr"`);
    expect(read).toContain('>Cuisinier</h1>');
  });

  it('asks in the candidate’s language; the answer names the option of the job itself', async () => {
    const id = await own.job(A_TRANSLATED_JOB);
    const { page: read } = await page(`/apply/${id}`, 'en');
    expect(read).toContain('Apply: Cook (m/f/x)');
    expect(read).toContain('Driving licence? *');
    expect(read).toMatch(/<option value="Nacht"\s*>Night<\/option>/);
    const form = new FormData();
    const fields = { firstName: 'Anna', lastName: 'Muster', email: 'anna@example.org', consent: 'yes' };
    for (const [name, value] of Object.entries({ ...fields, 'answer.shift': 'Nacht' })) form.set(name, value);
    const refused = await call<string>(`${hub.url}/apply/${id}?lang=en`, { method: 'POST', body: form });
    expect([refused.status, refused.text.includes('>Driving licence?</a>: This question needs')]).toEqual([
      422,
      true,
    ]);
    form.set('answer.licence', 'yes');
    const sent = await call<string>(`${hub.url}/apply/${id}?lang=en`, { method: 'POST', body: form });
    expect(sent.status).toBe(201);
    const { body } = await own.manager.get<{ data: { id: string }[] }>(
      `/console/api/applications?jobId=${id}`,
    );
    const application = await own.manager.get(`/console/api/applications/${body.data[0]?.id}`);
    expect(application.body).toMatchObject({
      answers: [
        { questionId: 'shift', value: 'Nacht' },
        { questionId: 'licence', value: 'yes' },
      ],
    });
  });
});
