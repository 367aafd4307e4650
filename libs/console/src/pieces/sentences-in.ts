const MOST = 5;
/** Where partners put what they say to people. */
const SAYING = new Set(['message', 'detail', 'title', 'description', 'error', 'reason']);

/** What an answer in JSON says in words; null where it is no JSON or says nothing. */
export function sentencesIn(answer: string): string[] | null {
  const parsed = parse(answer);
  if (typeof parsed !== 'object' || parsed === null) return null;
  const found = [...new Set(saidIn(parsed))].slice(0, MOST);
  return found.length > 0 ? found : null;
}

function saidIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) =>
    typeof value === 'string' && SAYING.has(name) ? [value] : saidIn(value),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
