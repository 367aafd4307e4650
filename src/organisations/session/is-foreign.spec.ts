import { describe, expect, it } from '@jest/globals';
import { isForeign } from './is-foreign.js';

const hub = 'https://hub.example.org';

describe('a call is foreign', () => {
  it.each([
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['another host of the same site', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'https://evil.example', host: 'hub.example.org' }],
    ['another port of the same host', { origin: 'https://hub.example.org:8443', host: 'hub.example.org' }],
    ['a sandboxed frame', { origin: 'null', host: 'hub.example.org' }],
    ['an origin that is no URL', { origin: 'hub.example.org', host: 'hub.example.org' }],
  ])('from %s', (_, headers) => {
    expect(isForeign(headers, hub)).toBe(true);
  });

  it.each([
    [
      'the console under its public address',
      { origin: hub, 'sec-fetch-site': 'same-origin', host: '10.0.0.1:3000' },
    ],
    [
      'the console under the address it was called by',
      { origin: 'http://localhost:3000', host: 'localhost:3000' },
    ],
    ['a program that is no browser', { host: 'hub.example.org' }],
  ])('but not from %s', (_, headers) => {
    expect(isForeign(headers, hub)).toBe(false);
  });
});
