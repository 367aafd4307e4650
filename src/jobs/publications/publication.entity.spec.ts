import { describe, expect, it } from '@jest/globals';
import { Job, type JobDetails } from '../public/job.entity.js';
import { Publication } from './publication.entity.js';

const FIRST = new Date('2026-03-01T08:00:00Z');
const LATER = new Date('2026-03-02T08:00:00Z');

const DETAILS: JobDetails = {
  title: 'Koch',
  descriptionHtml: '<p>a</p>',
  locations: [{ city: 'Wien', country: 'AT' }],
  employmentType: 'full_time',
  category: null,
  seniority: null,
  language: 'de',
  salary: null,
  contact: null,
  questions: [],
  translations: [],
  validThrough: null,
  status: 'open',
  externalId: null,
};

const jobThat = (status: JobDetails['status']) =>
  Job.from(
    { id: 'job', organisationId: 'organisation', ownerId: null, createdAt: FIRST },
    { ...DETAILS, status },
  );

describe('Publication', () => {
  it('is seen from the moment it is on and the job open', () => {
    const job = jobThat('draft');
    const publication = Publication.off('publication', job, 'connection');
    expect(publication.switchTo(true, job, FIRST)).toBe(true);
    expect(publication).toMatchObject({ enabled: true, firstPublishedAt: null, unpublishedAt: null });
    job.change({ status: 'open' });
    publication.follow(job, LATER);
    expect(publication).toMatchObject({ enabled: true, firstPublishedAt: LATER, unpublishedAt: null });
  });

  it('changes nothing when the switch already stands so', () => {
    const job = jobThat('open');
    const publication = Publication.off('publication', job, 'connection');
    expect(publication.switchTo(false, job, FIRST)).toBe(false);
    publication.switchTo(true, job, FIRST);
    expect(publication.switchTo(true, job, LATER)).toBe(false);
    expect(publication.firstPublishedAt).toBe(FIRST);
  });

  it('is turned off by closing the job, and not on again by opening it', () => {
    const job = jobThat('open');
    const publication = Publication.off('publication', job, 'connection');
    publication.switchTo(true, job, FIRST);
    job.change({ status: 'closed' });
    publication.follow(job, LATER);
    expect(publication).toMatchObject({ enabled: false, firstPublishedAt: FIRST, unpublishedAt: LATER });
    job.change({ status: 'open' });
    publication.follow(job, new Date());
    expect(publication).toMatchObject({ enabled: false, unpublishedAt: LATER });
  });

  it('was never published when it was only ever switched on as a draft', () => {
    const job = jobThat('draft');
    const publication = Publication.off('publication', job, 'connection');
    publication.switchTo(true, job, FIRST);
    publication.switchTo(false, job, LATER);
    expect(publication).toMatchObject({ firstPublishedAt: null, unpublishedAt: null });
  });

  it('knows news from what the partner has said before', () => {
    const publication = Publication.off('publication', jobThat('open'), 'connection');
    const report = { state: 'live', message: null, boards: [{ name: 'XING', state: 'live' }] } as const;
    expect(publication.report(report, FIRST)).toBe(true);
    expect(publication.report({ ...report, boards: [{ state: 'live', name: 'XING' }] }, LATER)).toBe(false);
    expect(publication.report({ ...report, boards: [] }, LATER)).toBe(true);
    expect(publication).toMatchObject({ partnerState: 'live', boards: [], reportedAt: LATER });
  });

  it('forgets that the partner took it down once it is shown again, but not where it is live', () => {
    const job = jobThat('open');
    const publication = Publication.off('publication', job, 'connection');
    publication.switchTo(true, job, FIRST);
    publication.report({ state: 'live', message: null, boards: [{ name: 'XING', state: 'live' }] }, FIRST);
    publication.switchTo(false, job, FIRST);
    publication.switchTo(true, job, FIRST);
    expect(publication).toMatchObject({ partnerState: 'live', boards: [{ name: 'XING' }] });
    publication.switchTo(false, job, LATER);
    publication.report({ state: 'archived', message: 'Gone', boards: [] }, LATER);
    expect(publication.partnerState).toBe('archived');
    publication.switchTo(true, job, LATER);
    expect(publication).toMatchObject({ partnerState: null, partnerMessage: null, reportedAt: null });
  });
});

describe('Job.change', () => {
  it('names what is different and becomes one version newer', () => {
    const job = jobThat('open');
    expect(job.change({ title: 'Köchin', status: 'open', salary: undefined })).toEqual(['title']);
    expect(job).toMatchObject({ title: 'Köchin', version: 2 });
  });

  it('is no change when everything is as it was, in whatever order it is written', () => {
    const job = jobThat('open');
    expect(job.change({ locations: [{ country: 'AT', city: 'Wien' }] })).toEqual([]);
    expect(job.version).toBe(1);
  });
});
