import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NAMED_ATTRIBUTES, NO_MAPPING, placeOf } from './fields/field-mapping.js';
import { categoryOf, toPersonioApplication } from './to-personio-application.js';

const credentials = {
  ...{ positionId: '1234567', channelId: '815', companyId: '4711', accessToken: 'token' },
  fields: NO_MAPPING,
  questions: {},
};
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

  const answersTo = (
    answers: Record<string, string>,
    chosen: Record<string, string> = {},
    phone: string | null = null,
  ) =>
    toPersonioApplication(
      {
        ...parcel,
        candidate: { ...parcel.candidate, phone },
        message: 'Hello',
        answers: Object.entries(answers).map(([questionId, value]) => ({ questionId, value })),
      },
      {
        ...credentials,
        fields: { ...NO_MAPPING, answers: chosen },
        questions: { licence: 'Which licence?' },
      },
      [],
    );

  it('phone and what is named like an attribute go inside attributes', () => {
    const { attributes, message } = answersTo(
      { custom_attribute_1: 'x', available_from: '2027-01-01', salary_expectations: '48000' },
      {},
      '+43 1 234',
    );
    expect(attributes).toEqual([
      { id: 'phone', value: '+43 1 234' },
      { id: 'custom_attribute_1', value: 'x' },
      { id: 'available_from', value: '2027-01-01' },
      { id: 'salary_expectations', value: '48000' },
    ]);
    expect(message).toBe('Hello');
  });

  it('birthday and gender never leave, unless a place was chosen for them', () => {
    const asked = { birthday: '1990-01-01', gender: 'female', born: '1990-01-01' };
    expect(answersTo({ birthday: '1990-01-01', gender: 'female' })).toMatchObject({ message: 'Hello' });
    expect(answersTo({ birthday: '1990-01-01', gender: 'female' }).attributes).toBeUndefined();
    expect(answersTo(asked, { born: 'birthday', gender: 'gender' }).attributes).toEqual([
      { id: 'gender', value: 'female' },
      { id: 'birthday', value: '1990-01-01' },
    ]);
  });

  it('an answer goes to the attribute that was chosen for its question, below the message, or nowhere', () => {
    const chosen = { licence: 'custom_attribute_3', available_from: 'message', hobby: 'nothing' };
    const sent = answersTo({ licence: 'B', available_from: 'soon', hobby: 'chess' }, chosen);
    expect(sent.attributes).toEqual([{ id: 'custom_attribute_3', value: 'B' }]);
    expect(sent.message).toBe('Hello\n\navailable_from: soon');
  });

  it('an answer without an attribute stands below the message with its question, so that it is not lost', () => {
    expect(answersTo({ licence: 'B' }).message).toBe('Hello\n\nWhich licence?: B');
  });

  it('what an attribute cannot take, or has already, stands below the message instead', () => {
    const chosen = { sex: 'gender', mobile: 'phone', licence: 'custom_attribute_1' };
    const sent = answersTo(
      {
        available_from: 'ab sofort',
        sex: 'weiblich',
        mobile: '+43 2',
        custom_attribute_1: 'A',
        licence: 'B',
      },
      chosen,
      '+43 1',
    );
    expect(sent.attributes).toEqual([
      { id: 'phone', value: '+43 1' },
      { id: 'custom_attribute_1', value: 'A' },
    ]);
    expect(sent.message).toBe(
      ['Hello', 'available_from: ab sofort', 'sex: weiblich', 'mobile: +43 2', 'Which licence?: B'].join(
        '\n\n',
      ),
    );
  });

  it('whatever is chosen: no answer is both sent as an attribute and written below, and no attribute is sent twice', () => {
    const place = fc.constantFrom('message', 'nothing', ...NAMED_ATTRIBUTES, 'custom_attribute_1');
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), place), fc.boolean(), (chosen, hasPhone) => {
        const answers = Object.fromEntries(Object.keys(chosen).map((id, at) => [id, `<${at}>`]));
        const { attributes = [], message = '' } = answersTo(answers, chosen, hasPhone ? '<phone>' : null);
        expect(new Set(attributes.map(({ id }) => id)).size).toBe(attributes.length);
        for (const [id, value] of Object.entries(answers)) {
          const times =
            Number(attributes.some((one) => one.value === value)) + Number(message.includes(value));
          expect(times).toBe(placeOf(id, { ...NO_MAPPING, answers: chosen }) === 'nothing' ? 0 : 1);
        }
      }),
    );
  });

  it('tags and a source’s own channel go along only where they were chosen', () => {
    const fields = { ...NO_MAPPING, tags: ['karriere'], channels: { join: '99' } };
    const from = (source: string) =>
      toPersonioApplication({ ...parcel, source }, { ...credentials, fields }, []);
    expect(from('join')).toMatchObject({ recruiting_channel_id: 99, tags: ['karriere'] });
    expect(from('apply-form')).toMatchObject({ recruiting_channel_id: 815 });
    expect(from('toString')).toMatchObject({ recruiting_channel_id: 815 });
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
