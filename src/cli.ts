import { writeFile } from 'node:fs/promises';
import { createApp } from './hub.js';
import { readSettings, SettingsRefused } from './platform/config/settings.schema.js';
import { migrate } from './platform/database/migrate.js';
import { openDatabase } from './platform/database/open-database.js';
import { consoleDocument, partnerDocument } from './platform/openapi/documents.js';
import type { Config } from './platform/config/config.js';
import type { Database } from './platform/database/database.js';

/** One-off commands, `npm run andock -- <command>`. */
const COMMANDS: Record<string, { what: string; run: (config: Config, database: Database) => Promise<void> }> = {
  migrate: { what: 'bring the database up to date', run: (_, database) => migrate(database) },
  'openapi:write': { what: 'write the two documents in openapi/', run: writeDocuments },
};

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
