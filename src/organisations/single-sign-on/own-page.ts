const HERE = 'http://here.invalid';
const LONGEST = 500;

/** A path of the console; anything that would lead elsewhere becomes the start page. */
export function ownPage(next: string): string {
  if (next.length > LONGEST || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(next)) return '/';
  const { origin, pathname, search, hash } = new URL(next, HERE);
  return origin === HERE && !pathname.startsWith('//') ? pathname + search + hash : '/';
}
