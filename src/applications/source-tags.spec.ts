import { describe, expect, it } from '@jest/globals';
import { tagOfOwn } from './source-tags.js';

describe('tagOfOwn', () => {
  it.each([
    ['key', 'api'],
    ['visitor', 'apply-form'],
    ['member', 'console'],
    ['system', 'console'],
  ] as const)('marks what a %s sends as %s', (kind, tag) => expect(tagOfOwn(kind)).toBe(tag));
});
