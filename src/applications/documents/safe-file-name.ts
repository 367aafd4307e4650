const LONGEST = 200;
const NAMELESS = 'document';
/** Control characters, line separators, marks that turn the direction of text, and what file systems treat specially. */
const UNSAFE = /[\p{Cc}\p{Cf}\u2028\u2029/\\:*?"<>|]/gu;

/** A name that is safe to show and to save under: no path, no control characters, at most 200 characters. */
export function safeFileName(name: string | undefined): string {
  const safe = (name ?? '').toWellFormed().normalize('NFC').replace(UNSAFE, '').trim().replace(/^\.+/, '');
  if (safe === '') return NAMELESS;
  if (safe.length <= LONGEST) return safe;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(safe)?.[0] ?? '';
  return safe.slice(0, LONGEST - ending.length).toWellFormed() + ending;
}
