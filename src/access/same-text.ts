import { timingSafeEqual } from 'node:crypto';

/** Compares two secrets in a time that does not tell where they differ; nothing equals an empty one. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length > 0 && left.length === right.length && timingSafeEqual(left, right);
}
