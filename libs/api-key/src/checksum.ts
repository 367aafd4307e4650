import { crc32 } from 'node:zlib';
import { toBase62 } from './base62.js';

export const CHECKSUM_LENGTH = 6;

/** CRC32 of an ASCII text as six base62 characters: finds typing and copying mistakes, proves nothing. */
export function checksum(text: string): string {
  return toBase62(crc32(text), CHECKSUM_LENGTH);
}
