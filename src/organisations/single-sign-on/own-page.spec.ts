import { describe, expect, it } from '@jest/globals';
import { ownPage } from './own-page.js';

describe('a page to go on with', () => {
  it.each(['/', '/audit?action=key.saved&from=2026-01-01', '/jobs/1#questions'])('may be %s', (page) => {
    expect(ownPage(page)).toBe(page);
  });

  it.each([
    '',
    'audit',
    'https://evil.test',
    '//evil.test',
    '///evil.test',
    '/\\evil.test',
    '/.//evil.test',
    '/x/..//evil.test',
    '/%2e//evil.test',
    '/\t/evil.test',
    '/\n/evil.test',
    ' /audit',
    'javascript:alert(1)',
    `/${'a'.repeat(600)}`,
    '/ä',
  ])('is never %j', (page) => {
    expect(ownPage(page)).toBe('/');
  });
});
