import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestHub } from '../support/test-hub.ts';

/** Shell and page add 15 to 30 KB. */
const FIRST_SCRIPTS = 170_000;
const CHROMIUM_TAKES = 'gzip, deflate, br, zstd';

describe('the files of the console', () => {
  let hub: TestHub;
  let files: string[];

  beforeAll(async () => {
    hub = await TestHub.start();
    const page = await fetch(`${hub.url}/sign-in`, { headers: { accept: 'text/html' } });
    files = (await page.text()).match(/\/assets\/[^"]+\.(?:js|css)/g) ?? [];
  });
  afterAll(() => hub.stop());

  it.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    [CHROMIUM_TAKES, 'br'],
  ])('are the same to whoever takes %s', async (taken, encoding) => {
    const read = async (file: string, accepted: string) => {
      const answer = await fetch(hub.url + file, { headers: { 'accept-encoding': accepted } });
      return { encoding: answer.headers.get('content-encoding'), text: await answer.text() };
    };
    expect(files.length).toBeGreaterThan(10);
    const compared = files.map(async (file) => {
      const plain = await read(file, 'identity');
      expect(plain.encoding).toBeNull();
      expect(await read(file, taken)).toEqual({ encoding, text: plain.text });
    });
    await Promise.all(compared);
  });

  it('that every page begins with leave room for its own within 200 KB of compressed script', async () => {
    const sizes = files
      .filter((file) => file.endsWith('.js'))
      .map(async (file) => {
        const answer = await fetch(hub.url + file, { method: 'HEAD', headers: { 'accept-encoding': 'br' } });
        return Number(answer.headers.get('content-length'));
      });
    const all = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(all).toBeGreaterThan(100_000);
    expect(all).toBeLessThan(FIRST_SCRIPTS);
  });

  it('beside the page are served by their names alone, and nothing else of the folder', async () => {
    const type = async (path: string) => {
      const answer = await fetch(hub.url + path);
      return [answer.status, (answer.headers.get('content-type') ?? '').split(';')[0]];
    };
    expect(await type('/mark.svg')).toEqual([200, 'image/svg+xml']);
    expect(await type('/color-scheme.js')).toEqual([200, 'text/javascript']);
    for (const path of ['/index.html', '/..%2fpackage.json', '/assets', '/%00', '/nothing.svg'])
      expect([path, await type(path)]).toEqual([path, [404, 'application/problem+json']]);
    const page = await fetch(`${hub.url}/index.html`, { headers: { accept: 'text/html' } });
    expect(await page.text()).not.toContain('__CSP_NONCE__');
  });
});
