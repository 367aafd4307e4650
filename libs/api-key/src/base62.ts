import { randomInt } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const character = (index: number): string => ALPHABET.charAt(index);

/** Independent characters from the CSPRNG; `randomInt` rejects the values that would favour some of them. */
export function randomBase62(length: number): string {
  return Array.from({ length }, () => character(randomInt(ALPHABET.length))).join('');
}

/** A non-negative integer as exactly `length` characters, most significant first; it must fit. */
export function toBase62(value: number, length: number): string {
  const digit = (place: number) =>
    Math.floor(value / ALPHABET.length ** (length - 1 - place)) % ALPHABET.length;
  return Array.from({ length }, (_, place) => character(digit(place))).join('');
}
