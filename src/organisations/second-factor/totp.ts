import { createHmac } from 'node:crypto';
import { sameText } from '../../access/same-text.js';

const STEP_MS = 30_000;
const DIGITS = 6;
/** A clock may be this many steps off, either way. */
const DRIFT = 1;

/** The number of 30-second steps since 1970. */
export const stepAt = (now: Date): number => Math.floor(now.getTime() / STEP_MS);

/** The code of a step (RFC 6238 with HMAC-SHA-1 and six digits, which is what all apps take). */
export function totp(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS;
  return String(number).padStart(DIGITS, '0');
}

/** The step whose code this is, close enough to now; nothing when it is none of them. */
export function stepOf(secret: Buffer, code: string, now: Date): number | undefined {
  const steps = Array.from({ length: 2 * DRIFT + 1 }, (_, at) => stepAt(now) - DRIFT + at);
  return steps.filter((step) => sameText(totp(secret, step), code)).at(-1);
}
