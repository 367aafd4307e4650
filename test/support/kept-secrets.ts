import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { Pool } from 'pg';
import type { PersonClient } from './person-client.ts';

/** What must stand nowhere, by its name. */
export const secrets = new Map<string, string>();
/** Remembers a secret that is used in the run. */
export const keep = (name: string, secret: string): string => {
  expect(secret.length).toBeGreaterThan(7);
  secrets.set(name, secret);
  return secret;
};

/** A secret as it is, and in every writing in which it would still be one. */
const writings = (secret: string): string[] => [
  secret,
  Buffer.from(secret).toString('hex'),
  ...[0, 1, 2].map((shift) =>
    Buffer.from(`${'\0'.repeat(shift)}${secret}`)
      .toString('base64')
      .slice(Math.ceil((shift * 4) / 3), -4),
  ),
  encodeURIComponent(secret),
];

/** The secrets that stand in a text, in whichever writing. */
export const namesIn = (place: string, text: string): string[] =>
  [...secrets]
    .filter(([, secret]) => writings(secret).some((one) => text.includes(one)))
    .map(([name]) => `${place}: ${name}`);

/** The values of the cookies that a browser got. */
export const cookiesIn = (header: string): string[] =>
  header.split('; ').map((pair) => decodeURIComponent(pair.slice(pair.indexOf('=') + 1)));

/** The secrets that stand in the files of a folder. */
export async function secretsInFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }) =>
      namesIn(name, (await readFile(join(parentPath, name))).toString('latin1')),
    );
  return (await Promise.all(found)).flat();
}

/** Every row of every table, the queue’s and the sessions’ included; bytes in hexadecimal. */
export async function secretsInRows(database: Pool): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const found = await Promise.all(
    rows.map(async ({ name }) => {
      const table = await database.query<{ row: string }>(
        `select t::text || row_to_json(t)::text as row from ${name} t`,
      );
      return table.rows.flatMap(({ row }) => namesIn(name, row));
    }),
  );
  return found.flat();
}

/** What a browser shows with each call. */
export function keepSession(name: string, person: PersonClient): void {
  const headers = new Map(
    person.asHeaders().map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );
  cookiesIn(headers.get('cookie') ?? '').forEach((cookie, at) => keep(`${name}’s cookie ${at}`, cookie));
  keep(`${name}’s CSRF token`, headers.get('x-csrf-token') ?? '');
}
