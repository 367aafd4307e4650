import Validator from '@adobe/structured-data-validator';
import { describe, expect, it } from '@jest/globals';
import WebAutoExtractor from '@marbec/web-auto-extractor';
import type { ShownJob } from './find-job-page.query.js';
import { jobPage } from './job-page.js';
import { jobPosting } from './job-posting.js';

const URL = 'https://hub.example.org/jobs/1';
const FRAME = { language: 'de', wanted: ['de'], nonce: 'n', url: URL, languages: ['de'] } as const;
const JOB: ShownJob = {
  id: '0197a6a0-0000-7000-8000-000000000001',
  title: 'Koch (m/w/d)',
  descriptionHtml: '<p>Wir kochen.</p>',
  locations: [{ city: 'Wien', country: 'AT' }],
  employmentType: 'full_time',
  category: 'Gastronomie',
  seniority: null,
  language: 'de',
  salary: { from: 2400, to: 2800, currency: 'EUR', period: 'month' },
  contact: { name: 'Eva Muster', email: 'eva@muster.test' },
  externalId: 'HR-4711',
  validThrough: '2026-12-31',
  postedOn: '2026-11-01',
  organisationName: 'Muster GmbH',
  country: 'AT',
};

/** What a checker of structured data has to say about the page; hints are no faults. It reads one place of work only. */
async function faultsOf(job: ShownJob): Promise<string[]> {
  const extracted = new WebAutoExtractor({ addLocation: true }).parse(jobPage(job, FRAME));
  expect(Object.keys(extracted.jsonld)).toEqual(['JobPosting']);
  const issues = await new Validator().validate(extracted);
  return issues.filter(({ severity }) => severity === 'ERROR').map(({ issueMessage }) => issueMessage);
}

describe('the data of a job’s page', () => {
  it.each<[string, Partial<ShownJob>]>([
    ['with everything', {}],
    [
      'with as little as a job can have',
      { salary: null, contact: null, validThrough: null, externalId: null, locations: [] },
    ],
    ['remote', { locations: [{ city: 'Wien', country: 'AT', remote: true }] }],
    [
      'partly remote',
      {
        locations: [
          { city: 'Wien', country: 'AT', remote: true },
          { city: 'Graz', country: 'AT' },
        ],
      },
    ],
  ])('is without a fault: %s', async (_, more) => {
    expect(await faultsOf({ ...JOB, ...more })).toEqual([]);
  });

  it('the checker does find faults', async () => {
    expect(await faultsOf({ ...JOB, title: '' })).not.toEqual([]);
  });

  it('tells the places, the pay with its unit, and whose job it is', () => {
    const locations = [...JOB.locations, { city: 'Linz', country: 'AT' }];
    expect(jobPosting({ ...JOB, locations }, URL)).toMatchObject({
      employmentType: 'FULL_TIME',
      identifier: { value: 'HR-4711' },
      validThrough: '2026-12-31T23:59:59',
      directApply: true,
      jobLocation: [{ address: { addressLocality: 'Wien' } }, { address: { addressLocality: 'Linz' } }],
      baseSalary: { currency: 'EUR', value: { minValue: 2400, maxValue: 2800, unitText: 'MONTH' } },
    });
  });

  it('a pay that is not to be shown is nowhere on the page', () => {
    const secret = { from: 98_765, to: 98_765, currency: 'EUR', period: 'year', shown: false } as const;
    expect(jobPage({ ...JOB, salary: secret }, FRAME)).not.toMatch(/98[.,]?765|baseSalary/);
  });

  it('remote work names where people may live', () => {
    const remote = [{ city: 'Wien', country: 'AT', remote: true }];
    const posting = jobPosting({ ...JOB, locations: remote }, URL);
    expect(posting).toMatchObject({
      jobLocationType: 'TELECOMMUTE',
      applicantLocationRequirements: [{ '@type': 'Country', name: 'AT' }],
    });
    expect(posting).not.toHaveProperty('jobLocation');
  });

  it('nothing in it ends the script element or opens another', () => {
    const title = '</script><script>alert(1)</script><!--';
    const page = jobPage({ ...JOB, title, organisationName: title }, FRAME);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toContain('alert(1)</script>');
    const [, data = ''] = /<script type="application\/ld\+json">([^]*?)<\/script>/.exec(page) ?? [];
    expect((JSON.parse(data) as { title: string }).title).toBe(title);
  });
});
