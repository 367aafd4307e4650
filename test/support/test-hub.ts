import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '@andock/partner-sandbox';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pg from 'pg';
import { system } from '../../src/access/actor.js';
import type { Role } from '../../src/access/rights.js';
import { createApp, open } from '../../src/hub.js';
import { CreateAccount } from '../../src/organisations/public/create-account.use-case.js';
import { CreateOrganisation } from '../../src/organisations/public/create-organisation.use-case.js';
import { readSettings } from '../../src/platform/config/settings.schema.js';
import { Clock } from '../../src/platform/database/clock.js';
import { freePort } from './free-port.ts';
import { HubProcess } from './hub-process.ts';
import { PersonClient } from './person-client.ts';
import { TestClock } from './test-clock.ts';
import { createTestDatabase } from './test-database.ts';

/** The password of everybody whom a test makes. */
export const PASSWORD = 'correct horse battery staple';

/** A hub in this process, on a database of its own, with stand-in partners; everything over real HTTP. */
export class TestHub {
  private constructor(
    readonly app: NestExpressApplication,
    readonly url: string,
    readonly sandboxUrl: string,
    readonly dataDir: string,
    /** Sees and changes everything, as the database's owner could. */
    readonly database: pg.Pool,
    readonly clock: TestClock,
    private readonly settings: Record<string, string>,
    private readonly closeAll: () => Promise<void>,
  ) {}

  static async start(settings: Record<string, string> = {}): Promise<TestHub> {
    const database = await createTestDatabase();
    const dataDir = await mkdtemp(join(tmpdir(), 'andock-hub-'));
    const port = settings['PORT'] ?? (await freePort());
    const url = `http://127.0.0.1:${port}`;
    const sandbox = await startSandbox({ port: 0, hubUrl: url, autoPoll: false });
    const complete = {
      NODE_ENV: 'test',
      PORT: String(port),
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      DATABASE_MIGRATION_URL: database.migrationUrl,
      DATABASE_POOL: '8',
      SANDBOX: 'off',
      DEMO: 'off',
      LOG_LEVEL: 'silent',
      PERSONIO_BASE_URL: `${sandbox.url}/personio`,
      PERSONIO_FEED_URL: `${sandbox.url}/personio/feed/{company}/xml`,
      ...settings,
    };
    const config = readSettings(complete);
    const app = await createApp(config, database);
    const clock = new TestClock(app.get(Clock));
    await open(app, config);
    const pool = new pg.Pool({ connectionString: database.superuserUrl, max: 2 });
    pool.on('error', () => undefined);
    return new TestHub(app, url, sandbox.url, dataDir, pool, clock, complete, async () => {
      await app.close();
      await sandbox.close();
      await pool.end();
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    });
  }

  /** A new customer organisation, so that tests never meet. */
  async organisation(name = 'Testfirma'): Promise<TestOrganisation> {
    const id = await this.app.get(CreateOrganisation).run(system('test', null), { name, country: 'DE' });
    return new TestOrganisation(this, id.id);
  }

  /** Somebody of the operator's staff, signed in. */
  staff(role: 'admin' | 'support' | 'auditor'): Promise<PersonClient> {
    return this.person(`staff.${role}`, null);
  }

  async person(role: Role, organisationId: string | null): Promise<PersonClient> {
    const name = role.split('.')[1] as 'auditor';
    const email = `${name}-${randomUUID()}@example.org`;
    const person = {
      role: name,
      email,
      name: `${name} of the tests`,
      language: 'de',
      password: PASSWORD,
    } as const;
    await this.app
      .get(CreateAccount)
      .run(
        system('test', organisationId),
        organisationId === null
          ? { ...person, kind: 'staff', organisationId }
          : { ...person, kind: 'member', organisationId },
      );
    return PersonClient.signIn(this.url, email, PASSWORD);
  }

  /** The actions in an organisation's log, oldest first. */
  async trail(organisationId: string | null): Promise<string[]> {
    const { rows } = await this.database.query<{ action: string }>(
      'select action from audit_event where organisation_id is not distinct from $1 order by id',
      [organisationId],
    );
    return rows.map((row) => row.action);
  }

  /** Another process of the same hub: same database, same secrets, only its API. */
  async replica(settings: Record<string, string> = {}): Promise<HubProcess> {
    return HubProcess.start(await freePort(), { ...this.settings, ROLES: 'api', ...settings });
  }

  stop(): Promise<void> {
    return this.closeAll();
  }
}

/** A customer of the hub under test. */
export class TestOrganisation {
  constructor(
    private readonly hub: TestHub,
    readonly id: string,
  ) {}

  member(role: 'manager' | 'recruiter' | 'auditor'): Promise<PersonClient> {
    return this.hub.person(`member.${role}`, this.id);
  }
  trail(): Promise<string[]> {
    return this.hub.trail(this.id);
  }
}
