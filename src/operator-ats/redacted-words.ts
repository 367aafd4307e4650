import type { Parcel } from '../connections/public/parcel.js';

const REDACTED = '[redacted]';
const LONGEST = 4_000;
const SHORTEST_REPLACED = 2;
const EMAIL = /[^\s"'<>()[\],;:@]{1,64}(?:@|%40)[^\s"'<>()[\],;:@]{1,255}/giu;
const SECRET = /whsec_[A-Za-z0-9+/=]+/g;

/** What the own ATS said, without what could be the candidate's. */
export function redactedWords(answer: string, { candidate, message, answers }: Parcel): string {
  const own = [...Object.values(candidate), message, ...answers.map(({ value }) => value)]
    .filter((text): text is string => typeof text === 'string' && text.trim().length >= SHORTEST_REPLACED)
    .toSorted((a, b) => b.length - a.length);
  const without = own.reduce(
    (text, value) => text.replace(new RegExp(literally(value.trim()), 'giu'), REDACTED),
    answer.slice(0, 4 * LONGEST),
  );
  return without.replace(EMAIL, REDACTED).replace(SECRET, REDACTED).slice(0, LONGEST);
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
