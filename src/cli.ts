import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MasterKeys } from '@andock/secret-box';
import { verifierFile } from '@andock/tamper-log';
import { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { system } from './access/actor.js';
import { AuditLog } from './audit/audit-log.js';
import { AuditKeys } from './audit/checkpoints/audit-keys.js';
import { KeyFiles } from './audit/checkpoints/key-files.js';
import { RecordHandOvers } from './audit/checkpoints/record-hand-overs.js';
import { createApp } from './hub.js';
import { CreateAccount } from './organisations/public/create-account.use-case.js';
import { readSettings } from './platform/config/settings.schema.js';
import { migrate } from './platform/database/migrate.js';
import { openDatabase } from './platform/database/open-database.js';
import { Transactions } from './platform/database/transactions.js';
import { DomainError } from './platform/errors/domain-error.js';
import { consoleDocument, partnerDocument } from './platform/openapi/documents.js';
import { acceptShelf, shelfOf } from './platform/secrets/open-shelf.js';
import { AcceptRestore } from './restore/public/accept-restore.use-case.js';
import { RotateMasterKey } from './platform/secrets/rotate-master-key.js';
import type { Config } from './platform/config/config.js';
import type { Database } from './platform/database/database.js';

/** The command line says something that no command understands. */
class UsageWrong extends Error {}

/** A one-off command. Most work on the database; one that does not opens none. */
type Command = { what: string } & (
  | { run: (config: Config, database: Database) => Promise<void> }
  | { prepare: (args: readonly string[]) => (config: Config, database: Database) => Promise<void> }
  | { runAlone: (args: readonly string[]) => number }
);

/** One-off commands, `npm run andock -- <command>`. */
const COMMANDS: Record<string, Command> = {
  migrate: { what: 'bring the database up to date', run: (_, database) => migrate(database) },
  'admin:create': {
    what: 'make an administrator who may always sign in by password: --email ADDRESS --name NAME',
    prepare: readAdmin,
  },
  'keys:rotate-master': {
    what: 'wrap every key under the newest of MASTER_KEY=1:…,2:…, while the hub runs',
    run: rotateMasterKey,
  },
  'keys:accept-store': {
    what: 'go on with a new key store when the old one is lost for good',
    run: acceptStore,
  },
  'audit:rotate-signing-key': {
    what: 'make the key that signs the audit log from the next start on',
    run: rotateSigningKey,
  },
  'restore:accept': {
    what: 'go on with a database that was restored from an older backup',
    run: acceptRestore,
  },
  'openapi:write': { what: 'write the two documents in openapi/', run: writeDocuments },
  'audit:verify': {
    what: 'verify an audit bundle: DIR [--key KEY] [--checkpoint FILE]',
    runAlone: verifyAuditBundle,
  },
};

/** The same program that is inside every bundle, so that both always say the same. */
function verifyAuditBundle(args: readonly string[]): number {
  return (
    spawnSync(process.execPath, [fileURLToPath(verifierFile), ...args], { stdio: 'inherit' }).status ?? 1
  );
}

const Admin = z.object({ email: z.email().max(254), name: z.string().trim().min(1).max(200) });

function readAdmin(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: { email: { type: 'string' }, name: { type: 'string' } },
  });
  const admin = Admin.safeParse(values);
  if (!admin.success) throw new UsageWrong('admin:create needs --email ADDRESS and --name NAME');
  return (config: Config, database: Database) => createAdmin(config, database, admin.data);
}

/** Prints a password made for the occasion, the only time it is shown. */
async function createAdmin(
  config: Config,
  database: Database,
  { email, name }: z.infer<typeof Admin>,
): Promise<void> {
  await migrate(database);
  const app = await createApp({ ...config, roles: ['api'] }, database);
  await app.init();
  const password = randomBytes(12).toString('base64url');
  const admin = {
    kind: 'staff',
    role: 'admin',
    organisationId: null,
    language: 'en',
    email,
    name,
    password,
    alwaysByPassword: true,
  } as const;
  await app.get(CreateAccount).run(system('cli', null), admin);
  await app.close();
  process.stdout.write(`${email} may sign in with the password ${password}\n`);
}

/** Started again after it was killed, it goes on with what is left. */
async function rotateMasterKey(config: Config, database: Database): Promise<void> {
  await migrate(database);
  const app = await createApp({ ...config, roles: [] }, database);
  await app.init();
  const masterKey = app.get(MasterKeys).currentId;
  const keys = await app.get(RotateMasterKey).run((lookedAt, rewrapped) => {
    process.stdout.write(`${lookedAt} keys looked at, ${rewrapped} wrapped anew\n`);
  });
  await app
    .get(Transactions)
    .run((tx) =>
      app.get(AuditLog).record(tx, system('cli', null), 'master-key.rotated', masterKey, { masterKey, keys }),
    );
  await app.close();
  process.stdout.write(
    `Every key is wrapped under master key ${masterKey}. Older ones can leave MASTER_KEY.\n`,
  );
}

/** Both keys sign the switch, and every log says so; processes that run go on with the key that they know. */
async function rotateSigningKey(config: Config, database: Database): Promise<void> {
  if (config.audit.signingKeys)
    throw new UsageWrong(
      'AUDIT_SIGNING_KEY is set: put the next key behind the present one, AUDIT_SIGNING_KEY=PRESENT,NEXT, and restart every process',
    );
  await migrate(database);
  const file = await new KeyFiles(config).addSigningKey();
  const app = await createApp({ ...config, roles: [] }, database);
  await app.init();
  await app.get(RecordHandOvers).run();
  const { published } = app.get(AuditKeys);
  await app.close();
  process.stdout.write(
    `${file} signs after a restart of every process. To pin, the newest first:\n${published}`,
  );
}

/** What the lost store opened stays unreadable. */
async function acceptStore(config: Config, database: Database): Promise<void> {
  await migrate(database);
  const orm = await MikroORM.init({
    clientUrl: database.url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
  });
  const shelf = shelfOf(config);
  await acceptShelf(shelf, orm.em);
  await shelf.close();
  await orm.close();
  process.stdout.write('The key store of the setting now belongs to the database.\n');
}

/** The hub that waits notices it by itself, and starts. */
async function acceptRestore(config: Config, database: Database): Promise<void> {
  await migrate(database);
  const app = await createApp({ ...config, roles: [] }, database);
  await app.init();
  const { erased, unsure, sessions } = await app.get(AcceptRestore).run();
  await app.close();
  process.stdout.write(
    `${erased} applications were erased again; ${unsure} deliveries may have arrived since the backup; ${sessions} sessions were ended, so everybody signs in again.\n`,
  );
}

async function writeDocuments(config: Config, database: Database): Promise<void> {
  await migrate(database);
  const app = await createApp({ ...config, roles: ['api'] }, database);
  await app.init();
  const write = (name: string, document: object) =>
    writeFile(`openapi/${name}`, `${JSON.stringify(document, null, 2)}\n`);
  await write('andock.v1.json', partnerDocument(app));
  await write('console.v1.json', consoleDocument(app));
  await app.close();
}

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const list = Object.entries(COMMANDS).map(([name, { what }]) => `  ${name.padEnd(18)} ${what}`);
    throw new UsageWrong(`Commands:\n${list.join('\n')}`);
  }
  if ('runAlone' in command) return command.runAlone(args);
  if ('run' in command && args.length > 0) throw new UsageWrong(`${name} takes no arguments`);
  const run = 'run' in command ? command.run : command.prepare(args);
  const config = readSettings(process.env);
  const database = await openDatabase(config);
  try {
    await run(config, database);
  } finally {
    await database.stop();
  }
  return 0;
}

function textOf(error: unknown): string {
  if (error instanceof DomainError) return error.title.en;
  return error instanceof Error ? error.message : String(error);
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${textOf(error)}\n`);
    // What was opened before it failed would keep the process.
    process.exit(1);
  },
);
