import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { PrivateHosts } from '../platform/outgoing/private-hosts.js';
import { refusalOfUrl } from '../platform/outgoing/refused-url.js';
import { readTarget } from './read-target.js';

const right = {
  url: 'https://ats.example.com/in',
  signingSecret: `whsec_${randomBytes(32).toString('base64')}`,
};
const refusalOf = (url: string) => refusalOfUrl(url, new PrivateHosts([]));
const problemsOf = (entered: Partial<typeof right>) => {
  const read = readTarget({ ...right, ...entered }, refusalOf);
  return 'problems' in read ? read.problems.map(({ field, code }) => [field, code]) : [];
};

describe('the form of an own ATS', () => {
  it('takes address and secret, trimmed', () => {
    expect(readTarget({ ...right, url: ` ${right.url} ` }, refusalOf)).toEqual({ secret: right });
  });

  it('names what cannot be right, and swapped values', () => {
    expect(problemsOf({ url: right.signingSecret, signingSecret: right.url })).toEqual([
      ['url', 'swapped'],
      ['signingSecret', 'not_a_secret'],
    ]);
    expect(problemsOf({ url: 'http://ats.example.com/' })).toEqual([['url', 'not_https']]);
    expect(problemsOf({ url: 'https://10.0.0.1/' })).toEqual([['url', 'not_public']]);
    expect(problemsOf({ url: 'https://me:secret@ats.example.com/' })).toEqual([['url', 'has_credentials']]);
    for (const signingSecret of ['', 'whsec_', 'whsec_c2hvcnQ=', randomBytes(32).toString('base64')])
      expect(problemsOf({ signingSecret })).toEqual([['signingSecret', 'not_a_secret']]);
  });
});
