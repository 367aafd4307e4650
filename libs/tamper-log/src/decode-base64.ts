/** Bytes of standard, padded base64; null for any other spelling, so that no two texts mean the same bytes. */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

/** Part of a regular expression: 32 bytes in just the spelling that `decodeBase64` takes; the last digit ends in two bits that are zero. */
export const BASE64_OF_32_BYTES = '[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=';
