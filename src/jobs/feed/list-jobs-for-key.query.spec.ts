import { describe, expect, it } from '@jest/globals';
import { changeOf } from './list-jobs-for-key.query.js';

const JOB = {
  id: '0192f0c1-0000-7000-8000-000000000000',
  externalId: null,
  title: 'Koch',
  descriptionHtml: '<p>a</p>',
  locations: [],
  employmentType: 'full_time',
  category: null,
  seniority: null,
  language: 'de',
  salary: null,
  contact: null,
  questions: [],
  translations: [],
  validThrough: null,
  status: 'closed',
  updatedAt: '2026-03-01T08:00:00.000001Z',
} as const;

describe('changeOf', () => {
  it('tells nothing of a job that left but that it left, and when', () => {
    expect(changeOf({ ...JOB, locations: [], questions: [], translations: [], removed: true })).toEqual({
      id: JOB.id,
      removed: true,
      updatedAt: JOB.updatedAt,
    });
  });

  it('tells all of a job that is there', () => {
    expect(changeOf({ ...JOB, locations: [], questions: [], translations: [], removed: false })).toEqual(JOB);
  });
});
