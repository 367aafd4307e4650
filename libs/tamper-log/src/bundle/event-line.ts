import { decodeBase64 } from '../decode-base64.js';
import { HASH_BYTES } from '../merkle/node-hash.js';

const NEWLINE = 0x0a;
const CLOSING_BRACE = 0x7d;
const HEAD_BYTES = 128;
const HEAD =
  /^\{"seq":(0|[1-9]\d{0,15}),"leaf":"([A-Za-z0-9+/]{43}=)"(?:,"bytes":([1-9]\d{0,8}),"event":|(\}))/;
const PERSON = /^,"person":\{"salt":"([A-Za-z0-9+/]{43}=)","values":/;

/** The erasable side row of an event: what is personal, and the salt that ties it to the event's `personDigest`. */
export interface Person {
  /** 32 random bytes. */
  readonly salt: Uint8Array;
  /** RFC 8785 bytes of the values. */
  readonly values: Uint8Array;
}

/** One line of events.jsonl. */
export interface EventLine {
  /** Number of the leaf, from 0. */
  readonly seq: number;
  /** The leaf's hash, 32 bytes. */
  readonly leaf: Uint8Array;
  /** The leaf's data: the event's RFC 8785 bytes; null when retention has removed it. */
  readonly body: Uint8Array | null;
  /** Absent when it was erased or is not shown. */
  readonly person?: Person;
}

/** Writes an event as one line of JSON in which body and values stand byte for byte; without the newline. */
export function formatEventLine({ seq, leaf, body, person }: EventLine): Buffer {
  const head = `{"seq":${seq},"leaf":"${Buffer.from(leaf).toString('base64')}"`;
  if (!body) return Buffer.from(`${head}}`);
  const parts = [Buffer.from(`${head},"bytes":${body.length},"event":`), body];
  if (person) {
    parts.push(Buffer.from(`,"person":{"salt":"${Buffer.from(person.salt).toString('base64')}","values":`));
    parts.push(person.values, Buffer.from('}'));
  }
  const line = Buffer.concat([...parts, Buffer.from('}')]);
  if (line.includes(NEWLINE)) throw new RangeError(`Event ${seq} is not canonical JSON: it holds a newline`);
  return line;
}

/** Reads what `formatEventLine` wrote; null for anything else, however similar. */
export function parseEventLine(line: Buffer): EventLine | null {
  const [head, seq, leafText = '', bytes, end] = HEAD.exec(line.toString('latin1', 0, HEAD_BYTES)) ?? [];
  const leaf = decodeBase64(leafText);
  if (head === undefined || leaf?.length !== HASH_BYTES || !Number.isSafeInteger(Number(seq))) return null;
  if (end) return line.length === head.length ? { seq: Number(seq), leaf, body: null } : null;

  const tailFrom = head.length + Number(bytes);
  const event = { seq: Number(seq), leaf, body: line.subarray(head.length, tailFrom) };
  const tail = line.subarray(tailFrom);
  if (tail.length === 0 || line.at(-1) !== CLOSING_BRACE) return null;
  if (tail.length === 1) return event;
  const person = parsePerson(tail);
  return person ? { ...event, person } : null;
}

function parsePerson(tail: Buffer): Person | null {
  const [head, saltText = ''] = PERSON.exec(tail.toString('latin1', 0, HEAD_BYTES)) ?? [];
  const salt = decodeBase64(saltText);
  const values = tail.subarray(head?.length, -2);
  if (!salt || tail.at(-2) !== CLOSING_BRACE || !isJson(values)) return null;
  return { salt, values };
}

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}
