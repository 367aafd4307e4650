import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call } from '../support/http-client.ts';
import { PASSWORD, TestHub } from '../support/test-hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start({ PUBLIC_URL: 'https://hub.example.org', TRUSTED_PROXIES: 'loopback' });
});
afterAll(() => hub.stop());

const signIn = (email: string, password: string, headers: Record<string, string> = {}) =>
  call(`${hub.url}/console/api/session`, {
    method: 'POST',
    body: { email, password },
    headers: { 'x-forwarded-proto': 'https', ...headers },
  });

describe('a session behind a proxy that ends https', () => {
  it('200 (trust 20): the cookie is bound to this host and to https', async () => {
    const { actor } = await (await hub.organisation()).member('auditor');
    const answer = await signIn(actor.email, PASSWORD, {
      origin: 'https://hub.example.org',
      'sec-fetch-site': 'same-origin',
    });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-andock=/);
    expect(cookie.split('; ').slice(1)).toEqual(
      expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']),
    );
    expect(cookie).not.toMatch(/Domain=/i);
  });

  it('200 (trust 20): no cookie leaves over plain http', async () => {
    const { actor } = await (await hub.organisation()).member('auditor');
    const answer = await signIn(actor.email, PASSWORD, { 'x-forwarded-proto': 'http' });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('200 (trust 34): browsers are told to come back by https only, and to run nothing of others', async () => {
    const { headers } = await call(`${hub.url}/health/live`);
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{7,}/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('429 (trust 33): a trusted proxy tells addresses apart', async () => {
    const from = (address: string, number: number) =>
      signIn(`nobody-${number}@example.org`, 'wrong', { 'x-forwarded-for': address });
    const first = await Promise.all(Array.from({ length: 20 }, (_, number) => from('198.51.100.7', number)));
    expect(first.map(({ status }) => status)).toEqual(first.map(() => 401));
    expect((await from('198.51.100.7', 20)).status).toBe(429);
    expect((await from('198.51.100.8', 21)).status).toBe(401);
  });
});
