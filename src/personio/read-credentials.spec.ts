import { describe, expect, it } from '@jest/globals';
import { readCredentials } from './read-credentials.js';

const right = {
  job: 'https://muster.jobs.personio.com/job/1234567',
  companyId: '4711',
  accessToken: 'sandbox-personio-token',
  channelId: '815',
};
const problemsOf = (entered: Partial<typeof right>) => {
  const read = readCredentials({ ...right, ...entered });
  return 'problems' in read ? read.problems.map(({ field, code }) => [field, code]) : [];
};

describe('the form of Personio', () => {
  it('takes number and host from the link, and trims', () => {
    expect(
      readCredentials({ ...right, companyId: ' 4711 ', accessToken: 'Bearer sandbox-personio-token\n' }),
    ).toEqual({
      secret: {
        positionId: '1234567',
        host: 'muster.jobs.personio.com',
        companyId: '4711',
        accessToken: 'sandbox-personio-token',
        channelId: '815',
      },
    });
  });

  it('takes a bare number, whose host is not known', () => {
    expect(readCredentials({ ...right, job: '1234567' })).toMatchObject({
      secret: { positionId: '1234567', host: null },
    });
  });

  it('names swapped values at both fields', () => {
    expect(problemsOf({ companyId: right.accessToken, accessToken: right.companyId })).toEqual([
      ['companyId', 'swapped'],
      ['accessToken', 'swapped'],
    ]);
    expect(problemsOf({ channelId: right.job })).toEqual([['channelId', 'swapped']]);
    expect(problemsOf({ job: right.accessToken })).toEqual([['job', 'swapped']]);
  });

  it('names every malformed value', () => {
    expect(problemsOf({ job: '', companyId: '0', accessToken: 'two words', channelId: '-1' })).toEqual([
      ['job', 'empty'],
      ['companyId', 'not_a_number'],
      ['accessToken', 'not_a_token'],
      ['channelId', 'not_a_number'],
    ]);
  });

  it('reads no other site (trust 27)', () => {
    expect(problemsOf({ job: 'https://muster.jobs.personio.com.evil.test/job/1' })).toEqual([
      ['job', 'foreign_host'],
    ]);
  });
});
