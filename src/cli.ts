import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { verifierFile } from '@andock/tamper-log';
import { createApp } from './hub.js';
import { readSettings, SettingsRefused } from './platform/config/settings.schema.js';
import { migrate } from './platform/database/migrate.js';
import { openDatabase } from './platform/database/open-database.js';
import { consoleDocument, partnerDocument } from './platform/openapi/documents.js';
import type { Config } from './platform/config/config.js';
import type { Database } from './platform/database/database.js';

/** A one-off command. Most work on the database; one that does not opens none. */
type Command = { what: string } & (
  | { run: (config: Config, database: Database) => Promise<void> }
  | { runAlone: (args: readonly string[]) => number }
);

/** One-off commands, `npm run andock -- <command>`. */
const COMMANDS: Record<string, Command> = {
  migrate: { what: 'bring the database up to date', run: (_, database) => migrate(database) },
  'openapi:write': { what: 'write the two documents in openapi/', run: writeDocuments },
  'audit:verify': { what: 'verify an audit bundle: DIR [--key KEY] [--checkpoint FILE]', runAlone: verifyAuditBundle },
};

/** The same program that is inside every bundle, so that both always say the same. */
function verifyAuditBundle(args: readonly string[]): number {
  return spawnSync(process.execPath, [fileURLToPath(verifierFile), ...args], { stdio: 'inherit' }).status ?? 1;
}

async function writeDocuments(config: Config, database: Database): Promise<void> {
  await migrate(database);
  const app = await createApp({ ...config, roles: ['api'] }, database);
  await app.init();
  const write = (name: string, document: object) => writeFile(`openapi/${name}`, `${JSON.stringify(document, null, 2)}\n`);
  await write('andock.v1.json', partnerDocument(app));
  await write('console.v1.json', consoleDocument(app));
  await app.close();
}

async function main(): Promise<void> {
  const command = COMMANDS[process.argv[2] ?? ''];
  if (!command) {
    const list = Object.entries(COMMANDS).map(([name, { what }]) => `  ${name.padEnd(16)} ${what}`);
    throw new SettingsRefused([`Commands:\n${list.join('\n')}`]);
  }
  if ('runAlone' in command) {
    process.exitCode = command.runAlone(process.argv.slice(3));
    return;
  }
  const config = readSettings(process.env);
  const database = await openDatabase(config);
  try {
    await command.run(config, database);
  } finally {
    await database.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof SettingsRefused ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
