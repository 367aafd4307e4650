import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { categoryOf, toPersonioApplication } from './to-personio-application.js';

const credentials = { positionId: '1234567', channelId: '815', companyId: '4711', accessToken: 'token' };
const parcel = {
  applicationId: 'a',
  jobId: 'j',
  organisationId: 'o',
  candidate: { firstName: 'Ada', lastName: 'Muster', email: 'ada@muster.test', phone: null },
  message: null,
  answers: [],
  source: 'apply-form',
  receivedAt: new Date('2026-11-22T23:30:00Z'),
  documents: [],
};

describe('an application in Personio’s words', () => {
  it('numbers are numbers, the date is the day of receipt, and what is missing is left out', () => {
    expect(toPersonioApplication(parcel, credentials, [])).toEqual({
      first_name: 'Ada',
      last_name: 'Muster',
      email: 'ada@muster.test',
      job_position_id: 1234567,
      recruiting_channel_id: 815,
      application_date: '2026-11-22',
    });
  });

  it('phone and known attributes go inside attributes; birthday and gender never do', () => {
    const answers = ['custom_attribute_1', 'available_from', 'birthday', 'gender'].map((questionId) => ({
      questionId,
      value: 'x',
    }));
    const candidate = { ...parcel.candidate, phone: '+43 1 234' };
    const { attributes } = toPersonioApplication({ ...parcel, candidate, answers }, credentials, []);
    expect(attributes?.map(({ id }) => id)).toEqual(['phone', 'custom_attribute_1', 'available_from']);
  });

  it('an answer without an attribute stands below the message, so that it is not lost', () => {
    const answers = [{ questionId: 'licence', value: 'B' }];
    expect(toPersonioApplication({ ...parcel, message: 'Hello', answers }, credentials, []).message).toBe(
      'Hello\n\nlicence: B',
    );
  });

  it.each([
    ['cv', 'cv'],
    ['cover_letter', 'cover-letter'],
    ['reference', 'employment-reference'],
    ['certificate', 'certificate'],
    ['work_sample', 'work-sample'],
    ['other', 'other'],
    ['anything', 'other'],
  ])('a document of category %s is filed as %s', (category, filed) => {
    const document = {
      id: 'd',
      fileName: 'f.pdf',
      category,
      mediaType: 'application/pdf',
      size: 1,
      open: async () => Readable.from([]),
    };
    expect(categoryOf(document)).toBe(filed);
  });
});
