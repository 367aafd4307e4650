import { describe, expect, it } from '@jest/globals';
import { readJob } from './read-job.js';

describe('reading a pasted job', () => {
  it('takes a bare number as it is', () => {
    expect(readJob(' 1234567 ')).toEqual({ id: '1234567', host: null });
  });

  it.each([
    'https://muster.jobs.personio.com/job/1234567',
    'https://muster.jobs.personio.com/job/1234567?language=de&display=de#apply',
    'https://MUSTER.jobs.personio.com/de/job/1234567/',
    'muster.jobs.personio.com/job/1234567',
  ])('takes number and host out of %s', (link) => {
    expect(readJob(link)).toEqual({ id: '1234567', host: 'muster.jobs.personio.com' });
  });

  it.each([
    '',
    'Elektriker',
    '12 34',
    'https://muster.jobs.personio.com/',
    'https://muster.jobs.personio.com/job/12a',
    'https://jobs.personio.com.example.org/job/1234567',
    'https://muster.personio.de/recruiting/positions/1234567',
  ])('finds nothing in "%s"', (text) => {
    expect(readJob(text)).toBeNull();
  });
});
