import { describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { personDigest } from './person-digest.js';

describe('personDigest', () => {
  it('is HMAC-SHA-256', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.uint8Array({ maxLength: 300 }), (salt, values) => {
        expect(personDigest(salt, values)).toBe(createHmac('sha256', salt).update(values).digest('base64'));
      }),
    );
  });

  it('refuses a salt longer than a block', () => {
    expect(() => personDigest(Buffer.alloc(65), Buffer.alloc(0))).toThrow(RangeError);
  });
});
