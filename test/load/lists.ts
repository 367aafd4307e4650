import { readFileSync } from 'node:fs';
import { call } from '../support/http-client.ts';
import { PersonClient } from '../support/person-client.ts';
import type { Child } from '../bench/child.ts';
import type { Customer } from './organisations.ts';

const CALLS = 15;
const OK = 200;
/** Not lists: a stream without end, and what asks for a browser. */
const LEFT_OUT = ['/console/api/events', '/console/api/session/single-sign-on'];

interface OpenApi {
  readonly paths: Record<
    string,
    { readonly get?: { responses: Record<string, { content?: Record<string, unknown> }> } }
  >;
}

/** How long one list takes for one caller. */
export interface ListFigures {
  readonly path: string;
  readonly medianMs: number;
  readonly slowestMs: number;
}

/** Who asks. */
export interface Callers {
  readonly password: string;
  readonly staffEmail: string;
  /** The customer with a tenth of everything, and one like any other. */
  readonly largest: Customer;
  readonly usual: Customer;
}

/** Every path of the two documents that answers JSON without being told an id. */
const pathsOf = (document: string): string[] =>
  Object.entries((JSON.parse(readFileSync(`openapi/${document}.v1.json`, 'utf8')) as OpenApi).paths)
    .filter(([path, { get }]) => get?.responses[OK]?.content?.['application/json'] && !path.includes('{'))
    .map(([path]) => path)
    .filter((path) => !LEFT_OUT.includes(path));

/** Asks for each list of the console and of `/v1`, as staff, as a manager of the largest customer and of a usual one. */
export async function measureLists(
  hub: Child,
  { password, staffEmail, largest, usual }: Callers,
): Promise<ListFigures[]> {
  const figures: ListFigures[] = [];
  const people = [
    ['staff', staffEmail],
    ['manager of the largest', largest.managerEmail],
    ['manager', usual.managerEmail],
  ] as const;
  for (const [who, email] of people) {
    const person = await PersonClient.signIn(hub.url, email, password);
    for (const path of pathsOf('console')) {
      const figure = await timed(() => person.get(path));
      if (figure) figures.push({ path: `${path} as ${who}`, ...figure });
    }
  }
  for (const [who, { keys }] of [
    ['of the largest', largest],
    ['of a usual one', usual],
  ] as const) {
    for (const path of pathsOf('andock')) {
      for (const [which, token] of Object.entries(keys)) {
        const headers = { authorization: `Bearer ${token}` };
        const figure = await timed(() => call(`${hub.url}${path}`, { headers }));
        if (figure) figures.push({ path: `${path} by ${which} ${who}`, ...figure });
      }
    }
  }
  return figures.sort((a, b) => b.medianMs - a.medianMs);
}

/** Nothing where the caller may not ask. */
async function timed(
  ask: () => Promise<{ status: number; text: string }>,
): Promise<Omit<ListFigures, 'path'> | undefined> {
  const durations: number[] = [];
  for (let calls = 0; calls < CALLS; calls += 1) {
    const started = performance.now();
    const { status, text } = await ask();
    if (status >= 500) throw new Error(`${status}: ${text}`);
    if (status !== OK) return undefined;
    durations.push(performance.now() - started);
  }
  durations.sort((a, b) => a - b);
  const rounded = (at: number) => Math.round((durations[at] as number) * 10) / 10;
  return { medianMs: rounded(Math.floor(CALLS / 2)), slowestMs: rounded(CALLS - 1) };
}
