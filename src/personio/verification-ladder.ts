import { randomUUID } from 'node:crypto';
import { PersonioClient } from '@andock/personio-client';
import { Injectable } from '@nestjs/common';
import type { TestApplication } from '../connections/public/partner-setup.js';
import type { Exchange } from '../connections/public/connector.js';
import {
  isRefuted,
  unproven,
  type Verdict,
  type VerificationStep,
  type Verdicts,
  type Verified,
} from '../connections/public/verdict.js';
import type { Text } from '../platform/errors/domain-error.js';
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

type AccessVerdicts = Pick<PersonioVerdicts, 'accessToken' | 'companyId'>;

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

  /** Step after step, each with what was said; a step that would prove nothing any more is left out. */
  async climb(secret: PersonioSecret, test: TestApplication | null): Promise<Verified> {
    const never = new AbortController().signal;
    const { dryRunProbe } = this.config.personio;
    await this.note(secret.companyId, CALLS_FOR_ACCESS + Number(dryRunProbe) + Number(test !== null));
    const [feed, access] = await Promise.all([
      this.feed(secret.positionId, secret.host),
      this.askForAccess(secret),
    ]);
    const steps = [
      step('feed', { job: feed.verdict }, feed.exchanges),
      step('access', access.verdicts, access.exchanges),
    ];
    let verdicts: PersonioVerdicts = {
      job: feed.verdict,
      ...access.verdicts,
      channelId: unproven('first_delivery_proves_it'),
    };
    if (isRefuted(verdicts.accessToken) || isRefuted(verdicts.companyId)) return { verdicts, steps };
    if (dryRunProbe) {
      const answer = await this.personio.probe(secret, poisoned(secret), never);
      verdicts = withDryRun(verdicts, answer);
      steps.push(step('dryRun', { job: verdicts.job, channelId: verdicts.channelId }, [answer.exchange]));
    }
    if (test && !isRefuted(verdicts.job) && !isRefuted(verdicts.channelId)) {
      const answer = await this.personio.createApplication(secret, testApplication(secret, test), never);
      verdicts = withTestApplication(verdicts, answer);
      steps.push(step('testApplication', verdicts, [answer.exchange]));
    }
    return { verdicts, steps };
  }

  /** What Personio says about token and company; for a check that nobody waits for, only when the budget has room for it. */
  async accessWithinBudget(secret: PersonioSecret): Promise<AccessVerdicts | undefined> {
    const company = { partner: PERSONIO, company: secret.companyId };
    const { callsPerMinute } = this.config.personio;
    if (await this.budget.take(company, CALLS_FOR_ACCESS, callsPerMinute)) return undefined;
    return (await this.askForAccess(secret)).verdicts;
  }

  private async askForAccess(
    secret: PersonioSecret,
  ): Promise<{ verdicts: AccessVerdicts; exchanges: Exchange[] }> {
    const never = new AbortController().signal;
    const [answer, withWrongToken] = await Promise.all([
      this.personio.probe(secret, {}, never),
      this.personio.probe({ ...secret, accessToken: wrongToken(secret.accessToken) }, {}, never),
    ]);
    return {
      verdicts: accessVerdicts(answer, withWrongToken),
      exchanges: [answer.exchange, withWrongToken.exchange],
    };
  }

  /** What the career site says about a job, where it is known. */
  async job(positionId: string, host: string | null): Promise<Verdict> {
    return (await this.feed(positionId, host)).verdict;
  }

  private async feed(
    positionId: string,
    host: string | null,
  ): Promise<{ verdict: Verdict; exchanges: Exchange[] }> {
    if (host === null) return { verdict: unproven('host_unknown'), exchanges: [] };
    const feed = await this.personio.publishedJobs(host, new AbortController().signal);
    return { verdict: jobVerdict(feed, positionId), exchanges: [feed.exchange] };
  }

  /** Nobody is made to wait for a verification, but its calls count. */
  private async note(company: string, calls: number): Promise<void> {
    if (calls > 0) await this.budget.take({ partner: PERSONIO, company }, calls, NO_LIMIT);
  }
}

const TITLES = {
  feed: { en: 'Looked for the job on the career site', de: 'Stelle auf der Karriereseite gesucht' },
  access: {
    en: 'Sent an empty application, once with the token and once with a wrong one',
    de: 'Leere Bewerbung gesendet, einmal mit dem Token und einmal mit einem falschen',
  },
  dryRun: {
    en: 'Sent an application that has to fail for two reasons',
    de: 'Bewerbung gesendet, die aus zwei Gründen scheitern muss',
  },
  testApplication: { en: 'Sent a test application', de: 'Testbewerbung gesendet' },
} as const satisfies Record<string, Text>;

const step = (
  name: keyof typeof TITLES,
  verdicts: Verdicts,
  exchanges: readonly Exchange[],
): VerificationStep => ({ title: TITLES[name], verdicts, exchanges });

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
