import { isRecord, parsedJson } from './json.js';
import type { RefusalReason } from './refusal-reasons.js';

/** Stands where candidate data or a secret was. */
export const REDACTED = '[redacted]';

const LONGEST_ANSWER_BYTES = 4096;
const READ_CHARACTERS = 16 * 1024;
const DEEPEST = 8;
const MOST_ITEMS = 100;

const OPEN_FIELDS = new Set([
  'job_position_id',
  'recruiting_channel_id',
  'external_posting_id',
  'application_date',
  'phase',
  'tags',
]);
const EMAIL = /[^\s"'<>()[\],;:@]{1,64}(?:@|%40)[^\s"'<>()[\],;:@]{1,255}/giu;
const CODE = /((?:errors|feature)\.[a-z0-9.-]+)/;

/** An application as it may be stored: ids, categories and counts stay, all that could be the candidate's is replaced. */
export function redactedApplication(body: unknown): unknown {
  if (!isRecord(body)) return body === undefined ? null : REDACTED;
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, redactedField(key, value)]));
}

function redactedField(key: string, value: unknown): unknown {
  if (OPEN_FIELDS.has(key)) return value;
  if (key === 'files' && Array.isArray(value))
    return value.map((file) => keepOnly(file, ['uuid', 'category']));
  if (key === 'attributes' && Array.isArray(value))
    return value.map((attribute) => keepOnly(attribute, ['id']));
  return REDACTED;
}

function keepOnly(value: unknown, keys: readonly string[]): unknown {
  if (!isRecord(value)) return REDACTED;
  return Object.fromEntries(
    Object.entries(value).map(([key, kept]) => [key, keys.includes(key) ? kept : REDACTED]),
  );
}

/** The candidate's values of an application, which an answer might repeat. */
export function candidateValues(body: unknown): string[] {
  if (!isRecord(body)) return [];
  const files = Array.isArray(body.files) ? body.files : [];
  const attributes = Array.isArray(body.attributes) ? body.attributes : [];
  return [
    ...wordsOf(body.first_name),
    ...wordsOf(body.last_name),
    ...linesOf(body.message),
    ...Object.entries(body)
      .filter(([key]) => !OPEN_FIELDS.has(key))
      .map(([, value]) => value),
    ...files.map((file: unknown) => (isRecord(file) ? file.original_filename : null)),
    ...attributes.map((attribute: unknown) => (isRecord(attribute) ? attribute.value : null)),
  ].flatMap((value) => (typeof value === 'string' || typeof value === 'number' ? [String(value)] : []));
}

function wordsOf(name: unknown): string[] {
  return typeof name === 'string' ? name.split(/[\s-]+/).filter((word) => word.length > 2) : [];
}

function linesOf(message: unknown): string[] {
  return typeof message === 'string'
    ? message.split(/[\r\n.!?]+/).filter((line) => line.trim().length > 11)
    : [];
}

/** Makes a partner's words fit to be stored: e-mail addresses and the given values are replaced in them. */
export class Redaction {
  private pattern: RegExp | null = null;

  constructor(private readonly values: readonly string[]) {}

  /** The answer as text of at most 4 KB; the partner's own codes stay readable. */
  answer(body: string): string {
    if (body === '') return '';
    const json = parsedJson(body);
    const text =
      json === undefined ? this.text(body.slice(0, READ_CHARACTERS)) : JSON.stringify(this.value(json));
    const bytes = Buffer.from(text);
    if (bytes.length <= LONGEST_ANSWER_BYTES) return text;
    return `${bytes
      .subarray(0, LONGEST_ANSWER_BYTES - 3)
      .toString()
      .replace(/\uFFFD+$/, '')}…`;
  }

  /** A reason that may be stored; field names and codes stay as they are. */
  reason(reason: RefusalReason): RefusalReason {
    return {
      field:
        reason.field === null
          ? null
          : /^[a-z0-9_.[\]-]{1,100}$/i.test(reason.field)
            ? reason.field
            : this.text(reason.field),
      reason: this.text(reason.reason).slice(0, 500),
      ...(reason.context !== undefined && { context: this.value(reason.context) }),
    };
  }

  private text(text: string): string {
    return text
      .split(CODE)
      .map((part, index) => (index % 2 === 1 ? part : this.words(part)))
      .join('');
  }

  private words(text: string): string {
    this.pattern ??= anyOf(this.values);
    return text.replace(EMAIL, REDACTED).replace(this.pattern, REDACTED);
  }

  private value(value: unknown, depth = 0): unknown {
    if (typeof value === 'string') return this.text(value.slice(0, READ_CHARACTERS));
    if (typeof value === 'number') return this.text(String(value)) === String(value) ? value : REDACTED;
    if (typeof value !== 'object' || value === null) return value;
    if (depth === DEEPEST) return '…';
    if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((item) => this.value(item, depth + 1));
    const entries = Object.entries(value).slice(0, MOST_ITEMS);
    return Object.fromEntries(entries.map(([key, item]) => [this.text(key), this.value(item, depth + 1)]));
  }
}

/** Finds any of the values as whole words, in any case; the longest first, and nothing if there is none. */
function anyOf(values: readonly string[]): RegExp {
  const known = [...new Set(values.map((value) => value.trim()).filter((value) => value.length > 1))];
  if (known.length === 0) return /(?!)/g;
  known.sort((a, b) => b.length - a.length);
  const escaped = known.map((value) => value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}
