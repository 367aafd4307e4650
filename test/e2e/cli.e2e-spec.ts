import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '../support/test-database.ts';

const LONGEST_MS = 25_000;
const NOWHERE = 'postgres://nobody@127.0.0.1:1/nothing';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'andock-cli-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** The command as an operator types it; one that does not end is ended, and has no code. */
async function andock(args: readonly string[], settings: Record<string, string>) {
  const child = spawn(process.execPath, ['dist/cli.js', ...args], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: dataDir, ...settings },
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, printed };
}

describe('a command that is mistyped', () => {
  it.each([
    [['constructor'], /Commands:/],
    [['restore:accept', '--help'], /restore:accept takes no arguments/],
    [['admin:create', '--email', 'no address', '--name', 'Ada'], /--email ADDRESS/],
    [['admin:create', '--mail', 'ada@example.org', '--name', 'Ada'], /--mail/],
  ])('%j touches no database', async (args, said) => {
    const { code, printed } = await andock(args, { DATABASE_URL: NOWHERE });
    expect({ code, printed }).toEqual({ code: 1, printed: expect.stringMatching(said) });
    expect(printed).not.toContain('    at ');
  });
});

it('a command that is refused says why and ends', async () => {
  const database = await createTestDatabase();
  const settings = { DATABASE_URL: database.url, DATABASE_MIGRATION_URL: database.migrationUrl };
  const create = () =>
    andock(['admin:create', '--email', 'ada@example.org', '--name', 'Ada Lovelace'], settings);
  expect(await create()).toEqual({ code: 0, printed: expect.stringContaining('with the password') });
  expect(await create()).toEqual({ code: 1, printed: expect.stringMatching(/e-mail|address/i) });
  await database.stop();
});
