import type { Text } from '../errors/domain-error.js';
import { RequestInvalid } from '../errors/request.errors.js';

const DEEPEST = 100;
const LONGEST_FIELD = 500;
const TWICE = {
  en: 'This field stands twice. Send it once.',
  de: 'Dieses Feld steht doppelt. Nur einmal senden.',
};

const TOO_DEEP = {
  en: 'This is nested too deeply.',
  de: 'Das ist zu tief verschachtelt.',
};

interface Level {
  /** The names so far; null in a list. */
  readonly names: Set<string> | null;
  /** The field, or the place in the list, that is being read. */
  at: string | number;
}

/** Refuses JSON that names a field twice, since readers differ in which one counts, or is nested without end. Says nothing of what is no JSON. */
export function refuseAmbiguousJson(json: string): void {
  const levels: Level[] = [];
  let isName = false;
  for (const token of tokensOf(json)) {
    const level = levels.at(-1);
    if (token === '{' || token === '[') enter(token, levels);
    else if (token === '}' || token === ']') levels.pop();
    else if (token === ',' && typeof level?.at === 'number') level.at += 1;
    else if (isName && level?.names) note(level, level.names, token, levels);
    isName = token === '{' || (token === ',' && level?.names !== null);
  }
}

function enter(token: '{' | '[', levels: Level[]): void {
  if (levels.length >= DEEPEST) throw refusal(levels, 'too_deep', TOO_DEEP);
  levels.push(token === '{' ? { names: new Set(), at: '' } : { names: null, at: 0 });
}

/** Texts, brackets and commas, each looked at once: one pattern for all would try an unfinished text from every quote anew. */
function* tokensOf(json: string): Generator<string> {
  const next = /["{}[\],]/g;
  for (let found = next.exec(json); found; found = next.exec(json)) {
    if (found[0] === '"') next.lastIndex = endOfText(json, found.index);
    yield json.slice(found.index, next.lastIndex);
  }
}

function endOfText(json: string, start: number): number {
  for (let quote = json.indexOf('"', start + 1); quote >= 0; quote = json.indexOf('"', quote + 1)) {
    let before = quote;
    while (json.charAt(before - 1) === '\\') before -= 1;
    if ((quote - before) % 2 === 0) return quote + 1;
  }
  return json.length;
}

function note(level: Level, names: Set<string>, token: string, levels: readonly Level[]): void {
  level.at = nameIn(token);
  if (names.has(level.at)) throw refusal(levels, 'field_twice', TWICE);
  names.add(level.at);
}

function refusal(levels: readonly Level[], code: string, message: Text): RequestInvalid {
  const field = levels.map(({ at }) => at).join('.');
  return new RequestInvalid([{ field: field.slice(0, LONGEST_FIELD), code, message }]);
}

/** Names may be written with escapes, `"titl\u0065"`. */
function nameIn(token: string): string {
  try {
    return JSON.parse(token) as string;
  } catch {
    return token;
  }
}
