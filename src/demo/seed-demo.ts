import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { system } from '../access/actor.js';
import { CreateJob } from '../jobs/create-job.use-case.js';
import { NewJob } from '../jobs/jobs.schemas.js';
import { CreateAccount, type NewAccount } from '../organisations/public/create-account.use-case.js';
import { CreateOrganisation } from '../organisations/public/create-organisation.use-case.js';
import { Config } from '../platform/config/config.js';
import { DEMO_JOBS, descriptionOf } from './demo-jobs.js';

type Person = Pick<NewAccount, 'role' | 'email' | 'name'>;

const MUSTER: readonly Person[] = [
  { role: 'manager', email: 'manager@muster.test', name: 'Maria Muster' },
  { role: 'recruiter', email: 'recruiter@muster.test', name: 'Ruben Muster' },
];
const BEISPIEL: readonly Person[] = [
  { role: 'manager', email: 'manager@beispiel.test', name: 'Bea Beispiel' },
];
const STAFF: readonly Person[] = [
  { role: 'admin', email: 'admin@andock.test', name: 'Ada Admin' },
  { role: 'support', email: 'support@andock.test', name: 'Sam Support' },
  { role: 'auditor', email: 'auditor@andock.test', name: 'Alex Audit' },
];

/** Fills an empty installation with two customers, their people and eight jobs, through the same use cases as anyone. */
@Injectable()
export class SeedDemo {
  constructor(
    private readonly config: Config,
    private readonly em: EntityManager,
    private readonly createOrganisation: CreateOrganisation,
    private readonly createAccount: CreateAccount,
    private readonly createJob: CreateJob,
  ) {}

  /** Answers with the password of all demo accounts; the data is made only where there is no organisation yet. */
  async run(): Promise<string> {
    const password = await this.password();
    const [found] = await this.em.fork().execute<object[]>('select 1 from organisation limit 1');
    if (!found) await this.seed(password);
    return password;
  }

  private async seed(password: string): Promise<void> {
    const hub = system('demo', null);
    const muster = await this.createOrganisation.run(hub, {
      name: 'Muster GmbH',
      country: 'AT',
      externalId: 'muster',
    });
    const beispiel = await this.createOrganisation.run(hub, {
      name: 'Beispiel AG',
      country: 'DE',
      externalId: 'beispiel',
    });
    await Promise.all([
      ...STAFF.map((person) => this.account(person, null, password)),
      ...MUSTER.map((person) => this.account(person, muster.id, password)),
      ...BEISPIEL.map((person) => this.account(person, beispiel.id, password)),
    ]);
    for (const job of DEMO_JOBS) {
      const { title, employmentType, category, city, country, salary, english } = job;
      await this.createJob.run(
        system('demo', muster.id),
        NewJob.parse({
          title,
          descriptionHtml: descriptionOf(job),
          locations: [{ city, country }],
          employmentType,
          category,
          salary: { ...salary, currency: 'EUR', shown: true },
          status: 'open',
          translations: english
            ? [{ language: 'en', title: english.title, descriptionHtml: descriptionOf(english, 'en') }]
            : [],
        }),
      );
    }
  }

  private account(person: Person, organisationId: string | null, password: string): Promise<string> {
    const kind = organisationId === null ? 'staff' : 'member';
    const account = { ...person, kind, organisationId, language: 'de', password } as NewAccount;
    return this.createAccount.run(system('demo', organisationId), account);
  }

  /** The password of the setting, else a random one kept in the data directory. */
  private async password(): Promise<string> {
    if (this.config.demo.password) return this.config.demo.password;
    const file = join(this.config.dataDir, 'demo.password');
    await mkdir(this.config.dataDir, { recursive: true });
    await writeFile(file, randomBytes(9).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      },
    );
    return (await readFile(file, 'utf8')).trim();
  }
}
