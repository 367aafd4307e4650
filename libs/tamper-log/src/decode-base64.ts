/** Bytes of standard, padded base64; null for any other spelling, so that no two texts mean the same bytes. */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
