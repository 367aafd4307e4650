import { randomUUID } from 'node:crypto';
import { PersonioClient } from '@andock/personio-client';
import { Injectable } from '@nestjs/common';
import type { TestApplication } from '../connections/public/partner-setup.js';
import { isRefuted, unproven, type Verdict } from '../connections/public/verdict.js';
import { PartnerBudget } from '../deliveries/public/partner-budget.js';
import { Config } from '../platform/config/config.js';
import { PERSONIO } from './personio-name.js';
import type { PersonioSecret } from './personio-secret.js';
import {
  accessVerdicts,
  jobVerdict,
  type PersonioVerdicts,
  withDryRun,
  withTestApplication,
} from './verdicts.js';

/** One with the token, one without. */
const CALLS_FOR_ACCESS = 2;
const NO_LIMIT = 2_147_483_647;
const A_DAY_MS = 86_400_000;

/** Finds out about each value by itself whether it is right, without creating anything unless it was asked to. */
@Injectable()
export class VerificationLadder {
  constructor(
    private readonly personio: PersonioClient,
    private readonly budget: PartnerBudget,
    private readonly config: Config,
  ) {}

  async climb(secret: PersonioSecret, test: TestApplication | null): Promise<PersonioVerdicts> {
    const never = new AbortController().signal;
    const { dryRunProbe } = this.config.personio;
    await this.note(secret.companyId, Number(dryRunProbe) + Number(test !== null));
    const [job, access] = await Promise.all([this.job(secret.positionId, secret.host), this.access(secret)]);
    let verdicts: PersonioVerdicts = {
      job,
      ...access,
      channelId: unproven('first_delivery_proves_it'),
    };
    if (isRefuted(verdicts.accessToken) || isRefuted(verdicts.companyId)) return verdicts;
    if (dryRunProbe)
      verdicts = withDryRun(verdicts, await this.personio.probe(secret, poisoned(secret), never));
    if (test && !isRefuted(verdicts.job) && !isRefuted(verdicts.channelId)) {
      verdicts = withTestApplication(
        verdicts,
        await this.personio.createApplication(secret, testApplication(secret, test), never),
      );
    }
    return verdicts;
  }

  /** What Personio says about token and company; it is asked without creating anything. */
  async access(secret: PersonioSecret): Promise<Pick<PersonioVerdicts, 'accessToken' | 'companyId'>> {
    await this.note(secret.companyId, CALLS_FOR_ACCESS);
    return this.askForAccess(secret);
  }

  /** The same for a check that nobody waits for: only when the company's budget has room for it. */
  async accessWithinBudget(
    secret: PersonioSecret,
  ): Promise<Pick<PersonioVerdicts, 'accessToken' | 'companyId'> | undefined> {
    const company = { partner: PERSONIO, company: secret.companyId };
    const { callsPerMinute } = this.config.personio;
    if (await this.budget.take(company, CALLS_FOR_ACCESS, callsPerMinute)) return undefined;
    return this.askForAccess(secret);
  }

  private async askForAccess(
    secret: PersonioSecret,
  ): Promise<Pick<PersonioVerdicts, 'accessToken' | 'companyId'>> {
    const never = new AbortController().signal;
    const [answer, withWrongToken] = await Promise.all([
      this.personio.probe(secret, {}, never),
      this.personio.probe({ ...secret, accessToken: wrongToken(secret.accessToken) }, {}, never),
    ]);
    return accessVerdicts(answer, withWrongToken);
  }

  /** What the career site says about a job, where it is known. */
  async job(positionId: string, host: string | null): Promise<Verdict> {
    if (host === null) return unproven('host_unknown');
    return jobVerdict(await this.personio.publishedJobs(host, new AbortController().signal), positionId);
  }

  /** Nobody is made to wait for a verification, but its calls count. */
  private async note(company: string, calls: number): Promise<void> {
    if (calls > 0) await this.budget.take({ partner: PERSONIO, company }, calls, NO_LIMIT);
  }
}

/** As long as the right one, and certainly another. */
const wrongToken = (token: string): string => `${token.slice(0, -1)}${token.endsWith('x') ? 'y' : 'x'}`;

/** Has to fail for two independent reasons: a document that does not exist, and a date that has not come. */
const poisoned = ({ positionId, channelId }: PersonioSecret) => ({
  ...nobody(`andock-probe-${randomUUID()}@andock.invalid`),
  job_position_id: Number(positionId),
  recruiting_channel_id: Number(channelId),
  application_date: new Date(Date.now() + 30 * A_DAY_MS).toISOString().slice(0, 10),
  files: [{ uuid: randomUUID(), original_filename: 'probe.pdf', category: 'other' }],
});

const testApplication = ({ positionId, channelId }: PersonioSecret, { email }: TestApplication) => ({
  ...nobody(ownAddress(email)),
  job_position_id: Number(positionId),
  recruiting_channel_id: Number(channelId),
  message:
    'Test application of the connection. Please delete. – Testbewerbung der Verbindung. Bitte löschen.',
});

const nobody = (email: string) => ({
  first_name: 'Test (bitte löschen)',
  last_name: 'Andock Testbewerbung',
  email,
});

function ownAddress(email: string | null): string {
  const [, name, domain] = /^([^@+]+)[^@]*@([^@]+)$/.exec(email ?? '') ?? [];
  return `${name ?? 'test'}+andock-test-${randomUUID().slice(0, 13)}@${domain ?? 'andock.invalid'}`;
}
