import 'reflect-metadata';
import { setTimeout } from 'node:timers/promises';
import { startSandbox } from '@andock/partner-sandbox';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { SeedDemo } from './demo/seed-demo.js';
import type { Config } from './platform/config/config.js';
import type { Database } from './platform/database/database.js';
import { migrate } from './platform/database/migrate.js';
import { openDatabase } from './platform/database/open-database.js';
import { configureHttp } from './platform/http/http-app.js';
import { PromptServer } from './platform/http/prompt-server.js';
import { serveConsole } from './platform/http/serve-console.js';
import { serveDocuments } from './platform/openapi/serve-documents.js';
import { Quarantine } from './restore/public/quarantine.js';
import { serveQuarantine } from './restore/public/quarantine-server.js';
import { startTracing } from './platform/telemetry/tracing.js';
import { quietLogger } from './platform/telemetry/quiet-logger.js';

const QUARANTINE_LOOK_MS = 2_000;

/** A running hub. */
export interface Hub {
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly sandboxUrl: string | null;
  /** The password of the demo accounts; null without a demo. */
  readonly demoPassword: string | null;
  /** Finishes what is in flight, then stops; the database last. */
  stop(): Promise<void>;
}

/** Opens and migrates the database, then starts everything that this process is for. */
export async function startHub(config: Config): Promise<Hub> {
  const database = await openDatabase(config);
  try {
    await migrate(database);
    return await startOn(config, database);
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** Builds the application without listening. */
export async function createApp(config: Config, database: Database): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.with(config, database),
    new PromptServer(config.requestTimeoutMs),
    {
      bodyParser: false,
      bufferLogs: true,
      abortOnError: false,
    },
  );
  app.useLogger(quietLogger(app.get(Logger)));
  configureHttp(app);
  serveDocuments(app);
  serveConsole(app);
  return app;
}

/** Fills the demo, if there is to be one, then listens. Answers with the demo's password. */
export async function open(app: NestExpressApplication, config: Config): Promise<string | null> {
  await outOfQuarantine(app, config);
  await app.init();
  const demoPassword = config.demo.on ? await app.get(SeedDemo).run() : null;
  await app.listen(config.port);
  return demoPassword;
}

/** Nothing of the hub is started on a database older than its key store, until somebody has accepted that. */
async function outOfQuarantine(app: NestExpressApplication, config: Config): Promise<void> {
  const quarantine = app.get(Quarantine);
  const reason = await quarantine.reason();
  if (!reason) return;
  app.flushLogs();
  app.get(Logger).error(reason.en, 'Quarantine');
  const server = await serveQuarantine(config.port, reason);
  while (await quarantine.reason()) await setTimeout(QUARANTINE_LOOK_MS);
  await server.close();
}

async function startOn(config: Config, database: Database): Promise<Hub> {
  const tracing = await startTracing(config);
  const app = await createApp(config, database);
  const demoPassword = await open(app, config);
  const url = `http://127.0.0.1:${new URL(await app.getUrl()).port}`;
  const sandbox = config.sandbox.on ? await startSandbox({ port: config.sandbox.port, hubUrl: url }) : null;
  return {
    app,
    url,
    sandboxUrl: sandbox?.url ?? null,
    demoPassword,
    async stop() {
      await sandbox?.close();
      await app.close();
      await tracing.stop();
      await database.stop();
    },
  };
}
