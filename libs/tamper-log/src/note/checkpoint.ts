import { decodeBase64 } from '../decode-base64.js';
import { HASH_BYTES } from '../merkle/node-hash.js';
import { NoteRefused } from './signed-note.js';

/** A log's state at one size, as C2SP tlog-checkpoint writes it. */
export interface Checkpoint {
  /** Which log it is: a URL without its scheme, such as `hub.example/andock/org/<uuid>`. */
  readonly origin: string;
  /** Number of leaves. */
  readonly size: number;
  /** Root of the tree over these leaves, 32 bytes. */
  readonly root: Buffer;
}

/** A checkpoint as the text of a note, ready for `signNote`. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  const text = `${origin}\n${size}\n${root.toString('base64')}\n`;
  parseCheckpoint(text);
  return text;
}

/** Reads a note's text as a checkpoint; NoteRefused if it is none. Extension lines are allowed and ignored. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', ...extensions] = text.endsWith('\n')
    ? text.slice(0, -1).split('\n')
    : [];
  const hash = decodeBase64(root);
  const isSize = /^(0|[1-9]\d*)$/.test(size) && Number.isSafeInteger(Number(size));
  if (origin === '' || !isSize || hash?.length !== HASH_BYTES || extensions.includes('')) {
    throw new NoteRefused('Not a checkpoint');
  }
  return { origin, size: Number(size), root: hash };
}
