import { sign, verify } from 'node:crypto';
import { decodeBase64 } from '../decode-base64.js';
import { cosignature, readCosignature } from './cosignature.js';
import { isKeyName, type SignerKey, type VerifierKey } from './note-key.js';

const SIGNATURE_LINE = /^— ([^ ]+) ([^ ]+)$/u;
/** Any but the newline. */
const CONTROL_CHARACTER = /[^\P{Cc}\n]/u;
const KEY_ID_BYTES = 4;

/** A signature of an opened note: whose it is, and for a cosigner when it was given. */
export interface VerifiedSignature {
  readonly key: VerifierKey;
  /** Time that a cosigner states (whole seconds); null for a log's signature. */
  readonly at: Date | null;
}

/** A note whose signatures have been checked. */
export interface OpenedNote {
  /** The signed text, with its last newline. */
  readonly text: string;
  /** Signatures of known keys, all verified; never empty. */
  readonly signatures: readonly VerifiedSignature[];
}

/** Says why a note cannot be read or believed. */
export class NoteRefused extends Error {}

/** Signs a text (ending in a newline) with one or more log keys, as C2SP signed-note lays down. */
export function signNote(text: string, signers: readonly SignerKey[]): string {
  if (!text.endsWith('\n') || CONTROL_CHARACTER.test(text) || /\p{Surrogate}/u.test(text)) {
    throw new NoteRefused('A note is text without control characters that ends in a newline');
  }
  const lines = signers.map((signer) => {
    if (signer.kind !== 'log') throw new NoteRefused(`${signer.name} cosigns, it does not sign`);
    return signatureLine(signer, sign(null, Buffer.from(text), signer.privateKey));
  });
  if (lines.length === 0) throw new NoteRefused('A note needs a signer');
  return `${text}\n${lines.join('')}`;
}

/** Adds a cosigner's timestamped signature to a signed note. */
export function cosignNote(note: string, signer: SignerKey, at: Date): string {
  if (signer.kind !== 'cosigner') throw new NoteRefused(`${signer.name} signs, it does not cosign`);
  return note + signatureLine(signer, cosignature(splitNote(note).text, signer, at));
}

/** Checks a note's signatures: those of unknown keys are ignored, a wrong one of a known key or none at all throws NoteRefused. */
export function openNote(note: string, keys: readonly VerifierKey[]): OpenedNote {
  const { text, lines } = splitNote(note);
  const signatures = lines.flatMap((line) => {
    const { name, id, signature } = parseSignatureLine(line);
    const key = keys.find((known) => known.name === name && known.id === id);
    return key ? [verifySignature(text, key, signature)] : [];
  });
  if (signatures.length === 0) throw new NoteRefused('No signature is by a known key');
  return { text, signatures };
}

/** Number of signature lines in a note, known or not. */
export function countSignatures(note: string): number {
  return splitNote(note).lines.length;
}

function splitNote(note: string): { text: string; lines: string[] } {
  const blank = note.lastIndexOf('\n\n');
  if (blank < 0 || !note.endsWith('\n') || CONTROL_CHARACTER.test(note))
    throw new NoteRefused('Not a signed note');
  const lines = note.slice(blank + 2, -1).split('\n');
  return { text: note.slice(0, blank + 1), lines };
}

function parseSignatureLine(line: string): { name: string; id: string; signature: Buffer } {
  const [, name = '', encoded = ''] = SIGNATURE_LINE.exec(line) ?? [];
  const bytes = decodeBase64(encoded);
  if (!isKeyName(name) || !bytes || bytes.length <= KEY_ID_BYTES)
    throw new NoteRefused('A signature line is malformed');
  return { name, id: bytes.toString('hex', 0, KEY_ID_BYTES), signature: bytes.subarray(KEY_ID_BYTES) };
}

function verifySignature(text: string, key: VerifierKey, signature: Buffer): VerifiedSignature {
  if (key.kind === 'cosigner') {
    const at = readCosignature(text, key, signature);
    if (at) return { key, at };
  } else if (verify(null, Buffer.from(text), key.publicKey, signature)) {
    return { key, at: null };
  }
  throw new NoteRefused(`The signature of ${key.name} is wrong`);
}

function signatureLine(signer: SignerKey, signature: Buffer): string {
  return `— ${signer.name} ${Buffer.concat([Buffer.from(signer.id, 'hex'), signature]).toString('base64')}\n`;
}
