import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BASE64_OF_32_BYTES, decodeBase64 } from './decode-base64.js';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const pattern = new RegExp(`^${BASE64_OF_32_BYTES}$`);

describe('the pattern of 32 bytes in base64', () => {
  it('fits what encodes 32 bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        expect(Buffer.from(bytes).toString('base64')).toMatch(pattern);
      }),
    );
  });

  it('fits of all last digits just those that decodeBase64 takes', () => {
    for (const last of `${DIGITS}-_= `) {
      const text = `${'A'.repeat(42)}${last}=`;
      expect({ last, fits: pattern.test(text) }).toEqual({ last, fits: decodeBase64(text)?.length === 32 });
    }
  });
});
