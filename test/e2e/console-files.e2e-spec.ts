import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestHub } from '../support/test-hub.ts';

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
});
