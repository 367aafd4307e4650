import { describe, expect, it } from '@jest/globals';
import type { PersonioCredentials } from '../../api/personio.js';
import { areReady, hintOf } from './value-hint.js';

const good: PersonioCredentials = {
  job: 'https://muster.jobs.personio.com/job/1234567',
  companyId: '4711',
  accessToken: 'sandbox-personio-token',
  channelId: '815',
};

describe('hints about a value', () => {
  it('has none for four good values', () => {
    expect(Object.keys(good).map((value) => hintOf(value as keyof typeof good, good))).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(areReady(good)).toBe(true);
  });

  it('says nothing of an empty value, but is not ready', () => {
    const credentials = { ...good, channelId: ' ' };
    expect(hintOf('channelId', credentials)).toBeNull();
    expect(areReady(credentials)).toBe(false);
  });

  it.each([
    ['job', good.accessToken, 'isToken'],
    ['job', 'Elektriker', 'notJob'],
    ['companyId', good.job, 'isLink'],
    ['companyId', good.accessToken, 'isToken'],
    ['companyId', 'Muster', 'notNumber'],
    ['companyId', '1234567', 'isJob'],
    ['accessToken', '4711', 'isNumber'],
    ['accessToken', good.job, 'isLink'],
    ['accessToken', 'two words', 'hasSpace'],
    ['channelId', '4711', 'isCompany'],
    ['channelId', '1234567', 'isJob'],
    ['channelId', good.accessToken, 'isToken'],
  ] as const)('%s "%s" is named: %s', (value, text, hint) => {
    const credentials = { ...good, [value]: text };
    expect(hintOf(value, credentials)).toBe(hint);
    expect(areReady(credentials)).toBe(false);
  });
});
