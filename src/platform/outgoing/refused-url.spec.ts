import { describe, expect, it } from '@jest/globals';
import { PrivateHosts } from './private-hosts.js';
import { refusalOfUrl } from './refused-url.js';

const none = new PrivateHosts([]);

describe('refusalOfUrl', () => {
  it.each([
    ['https://ats.example.com/hook?x=1', null],
    ['https://8.8.8.8:8443/', null],
    ['ats.example.com', 'not-a-url'],
    ['ftp://ats.example.com', 'not-a-url'],
    ['javascript:alert(1)', 'not-a-url'],
    ['https://', 'not-a-url'],
    ['http://ats.example.com/', 'not-https'],
    ['https://user:secret@ats.example.com/', 'has-credentials'],
    ['https://localhost/', 'not-public'],
    ['https://intranet/', 'not-public'],
    ['https://db.internal/', 'not-public'],
    ['https://localhost./', 'not-public'],
    ['https://127.1/', 'not-public'],
    ['https://2130706433/', 'not-public'],
    ['https://0x7f000001/', 'not-public'],
    ['https://[::1]/', 'not-public'],
    ['https://[::ffff:10.0.0.1]/', 'not-public'],
  ])('%s: %s', (url, refusal) => expect(refusalOfUrl(url, none)).toBe(refusal));

  it('lets through what the operator has named, with or without its port, also without TLS', () => {
    const named = new PrivateHosts(['ats.lan', '127.0.0.1:4001']);
    expect(refusalOfUrl('http://ats.lan:8080/in', named)).toBeNull();
    expect(refusalOfUrl('https://ATS.lan/in', named)).toBeNull();
    expect(refusalOfUrl('http://127.0.0.1:4001/in', named)).toBeNull();
    expect(refusalOfUrl('http://127.0.0.1:4002/in', named)).toBe('not-https');
    expect(refusalOfUrl('https://127.0.0.1/in', named)).toBe('not-public');
  });
});
