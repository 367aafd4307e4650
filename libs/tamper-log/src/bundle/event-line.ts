import { BASE64_OF_32_BYTES } from '../decode-base64.js';

const NEWLINE = 0x0a;
const HEAD = new RegExp(
  `^\\{"seq":(0|[1-9]\\d{0,15}),"leaf":"(${BASE64_OF_32_BYTES})"(?:,"bytes":([1-9]\\d{0,8}),"event":|(\\}$))`,
);
const PERSON = new RegExp(`,"person":\\{"salt":"(${BASE64_OF_32_BYTES})","values":`, 'y');
const STATED = '"personDigest":"';
/** Values that are plainly JSON: an object of strings and nulls in which nothing is escaped. */
const PLAIN =
  /\{"[^"\\\0-\x1f]*":(?:"[^"\\\0-\x1f]*"|null)(?:,"[^"\\\0-\x1f]*":(?:"[^"\\\0-\x1f]*"|null))*\}/y;
const PLAIN_BYTES = 1 << 12;

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

/** A line as it was read; hashes stay text, which costs less than a buffer to make and to drop. */
export interface ReadEventLine {
  readonly seq: number;
  /** The leaf's hash in base64. */
  readonly leaf: string;
  readonly body: Uint8Array | null;
  readonly person?: Person;
  /** The `personDigest` that stands in the event, looked for where there is a person; null when it has none. */
  readonly statedDigest?: string | null;
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
export function parseEventLine(line: Buffer): ReadEventLine | null {
  const text = line.toString('latin1');
  const [head, digits, leaf, bytes, end] = HEAD.exec(text) ?? [];
  const seq = Number(digits);
  if (head === undefined || leaf === undefined || !Number.isSafeInteger(seq)) return null;
  if (end) return { seq, leaf, body: null };

  const tailFrom = head.length + Number(bytes);
  if (tailFrom >= text.length || !text.endsWith('}')) return null;
  const body = line.subarray(head.length, tailFrom);
  if (tailFrom === text.length - 1) return { seq, leaf, body };
  const person = parsePerson(line, text, tailFrom);
  return person && { seq, leaf, body, person, statedDigest: findDigest(text, tailFrom) };
}

function parsePerson(line: Buffer, text: string, from: number): Person | null {
  PERSON.lastIndex = from;
  const [head, salt] = PERSON.exec(text) ?? [];
  if (head === undefined || salt === undefined || !text.endsWith('}}')) return null;
  const values = line.subarray(from + head.length, -2);
  const isGood = isPlain(text, from + head.length) || isJson(values);
  return isGood ? { salt: Buffer.from(salt, 'base64'), values } : null;
}

/** Inside a string a quote has a backslash before it, so the bytes of the member's name stand nowhere else. */
function findDigest(text: string, bodyTo: number): string | null {
  const at = text.lastIndexOf(STATED, bodyTo);
  if (at < 0) return null;
  const from = at + STATED.length;
  return text.slice(from, text.indexOf('"', from));
}

function isPlain(text: string, from: number): boolean {
  if (text.length - from > PLAIN_BYTES) return false;
  PLAIN.lastIndex = from;
  return PLAIN.test(text) && PLAIN.lastIndex === text.length - 2;
}

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}
