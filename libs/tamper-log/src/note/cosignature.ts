import { sign, verify } from 'node:crypto';
import type { SignerKey, VerifierKey } from './note-key.js';

const TIMESTAMP_BYTES = 8;
const SIGNATURE_BYTES = 64;
const MS_PER_SECOND = 1000;
const LAST_SECOND = 8_640_000_000_000;

/** C2SP cosignature/v1 of a checkpoint's text: 8 bytes of POSIX seconds, then the Ed25519 signature over both. */
export function cosignature(text: string, signer: SignerKey, at: Date): Buffer {
  const seconds = BigInt(Math.floor(at.getTime() / MS_PER_SECOND));
  const timestamp = Buffer.alloc(TIMESTAMP_BYTES);
  timestamp.writeBigUInt64BE(seconds);
  return Buffer.concat([timestamp, sign(null, message(text, seconds), signer.privateKey)]);
}

/** The time that a cosignature states, or null if it is not by this key over this text. */
export function readCosignature(text: string, key: VerifierKey, bytes: Buffer): Date | null {
  if (bytes.length !== TIMESTAMP_BYTES + SIGNATURE_BYTES) return null;
  const seconds = bytes.readBigUInt64BE();
  if (seconds > LAST_SECOND) return null;
  if (!verify(null, message(text, seconds), key.publicKey, bytes.subarray(TIMESTAMP_BYTES))) return null;
  return new Date(Number(seconds) * MS_PER_SECOND);
}

function message(text: string, seconds: bigint): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
}
