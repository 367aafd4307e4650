import { dictionary } from '@zxcvbn-ts/language-common';

const LEAKED = new Set(dictionary['passwords-common']);
/** Digits and signs around a word, which is how people lengthen one. */
const AROUND = /^[^\p{L}]+|[^\p{L}]+$/gu;
const MOST_AROUND = 8;

/**
 * Whether a password stands in the list of the 49,000 that leak most, in any case; also one of them repeated, or with
 * a few digits and signs around it.
 */
export function isLeaked(password: string): boolean {
  const plain = password.toLowerCase();
  const word = plain.replace(AROUND, '');
  const isLengthened = plain.length - word.length <= MOST_AROUND && LEAKED.has(word);
  return LEAKED.has(plain) || isLengthened || LEAKED.has(repeatedPart(plain));
}

/** `abcabc` → `abc`; a text that repeats nothing is its own part. */
function repeatedPart(text: string): string {
  const period = (text + text).indexOf(text, 1);
  return text.slice(0, period);
}
