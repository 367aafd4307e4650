import { createPublicKey, hash, type KeyObject } from 'node:crypto';
import { decodeBase64 } from '../decode-base64.js';

const TYPE_BYTES = { log: 0x01, cosigner: 0x04 } as const;
const KEY_BYTES = 32;

/** `log` signs the text itself (Ed25519, type 0x01); `cosigner` also states the time (cosignature/v1, type 0x04). */
export type NoteKeyKind = keyof typeof TYPE_BYTES;

/** What signatures are checked with. */
export interface VerifierKey {
  /** Key name: not empty, without spaces and `+`; a URL without its scheme is recommended. */
  readonly name: string;
  readonly kind: NoteKeyKind;
  /** First 4 bytes of SHA-256 over name, newline, type byte and public key, as 8 hexadecimal digits. */
  readonly id: string;
  readonly publicKey: KeyObject;
  /** `<name>+<id>+<base64 of type byte and public key>`, safe to publish. */
  readonly text: string;
}

/** A verifier key with its private half. */
export interface SignerKey extends VerifierKey {
  readonly privateKey: KeyObject;
}

/** Says why a key is not a note key. */
export class InvalidNoteKey extends Error {}

/** Makes a signing key out of a name and an Ed25519 private key. */
export function noteKey(name: string, privateKey: KeyObject, kind: NoteKeyKind = 'log'): SignerKey {
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new InvalidNoteKey('A note key is an Ed25519 key');
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return { ...verifierKey(name, kind, Buffer.from(String(x), 'base64url')), privateKey };
}

/** Reads `<name>+<id>+<base64>`; an InvalidNoteKey if the id does not belong to the key. */
export function parseVerifierKey(text: string): VerifierKey {
  const [name, id, encoded] = splitKey(text);
  const bytes = decodeBase64(encoded);
  if (!bytes || bytes.length !== 1 + KEY_BYTES) throw new InvalidNoteKey(`Not a verifier key: ${text}`);
  const kind = bytes[0] === TYPE_BYTES.log ? 'log' : bytes[0] === TYPE_BYTES.cosigner ? 'cosigner' : null;
  if (!kind) throw new InvalidNoteKey(`Key type ${bytes[0]} is not known`);
  const key = verifierKey(name, kind, bytes.subarray(1));
  if (key.id !== id) throw new InvalidNoteKey(`The id of ${name} is ${key.id}, not ${id}`);
  return key;
}

/** Whether this can name a key: not empty, no Unicode space, no control character, no `+`. */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\s\p{Cc}+]/u.test(name);
}

function splitKey(text: string): [name: string, id: string, encoded: string] {
  const [name = '', id = '', ...encoded] = text.split('+');
  return [name, id, encoded.join('+')];
}

function verifierKey(name: string, kind: NoteKeyKind, publicBytes: Buffer): VerifierKey {
  if (!isKeyName(name)) throw new InvalidNoteKey(`Not a key name: ${JSON.stringify(name)}`);
  const typed = Buffer.concat([Buffer.of(TYPE_BYTES[kind]), publicBytes]);
  const id = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), typed]), 'buffer').toString('hex', 0, 4);
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicBytes.toString('base64url') };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  return { name, kind, id, publicKey, text: `${name}+${id}+${typed.toString('base64')}` };
}
