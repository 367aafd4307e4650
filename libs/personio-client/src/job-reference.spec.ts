import { describe, expect, it } from '@jest/globals';
import { parseJobReference } from './job-reference.js';

describe('parseJobReference', () => {
  it.each([
    ['1234567', '1234567', null],
    ['  1234567\n', '1234567', null],
    ['9007199254740991', '9007199254740991', null],
    ['https://muster.jobs.personio.com/job/1234567', '1234567', 'muster.jobs.personio.com'],
    [
      'https://muster-at.jobs.personio.de/job/1234567/?language=de&x=1#apply',
      '1234567',
      'muster-at.jobs.personio.de',
    ],
    ['https://MUSTER.jobs.personio.de/de/job/1234567', '1234567', 'muster.jobs.personio.de'],
    ['muster.jobs.personio.de/job/1234567/apply', '1234567', 'muster.jobs.personio.de'],
  ])('reads %s', (text, positionId, host) => {
    expect(parseJobReference(text)).toEqual({ positionId, host });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['0', 'not-a-job'],
    ['007', 'not-a-job'],
    ['9007199254740992', 'not-a-job'],
    ['-1', 'not-a-job'],
    ['1.5', 'not-a-job'],
    ['abc', 'not-a-job'],
    ['https://muster.jobs.personio.com/', 'not-a-job'],
    ['https://muster.jobs.personio.com/job/abc', 'not-a-job'],
    ['https://muster.jobs.personio.com/job/99999999999999999999', 'not-a-job'],
    ['javascript://muster.jobs.personio.com/job/1', 'not-a-job'],
    ['https://evil.example/job/1234567', 'foreign-host'],
    ['https://muster.jobs.personio.com.evil.example/job/1', 'foreign-host'],
    ['https://muster.jobs.personio.com@evil.example/job/1', 'foreign-host'],
    ['https://evil.example/#.jobs.personio.com/job/1', 'foreign-host'],
    ['https://a.b.jobs.personio.com/job/1', 'foreign-host'],
    ['https://muster.jobs.personio.com:8443/job/1', 'foreign-host'],
    ['http://127.0.0.1/job/1', 'foreign-host'],
  ])('names what is wrong with %p', (text, problem) => {
    expect(parseJobReference(text)).toEqual({ problem });
  });
});
