import * as z from 'zod';
import { CONNECTION_STATES } from '../connections/public/connection-state.js';
import { PartnerOrId } from '../connections/public/partner-or-id.schema.js';
import type { Language } from '../platform/http/language.js';
import type { Verification } from './check-credentials.use-case.js';
import type { StagedCredentials } from './enter-credentials.use-case.js';
import type { MappedJob } from './map-job.use-case.js';
import type { KeptCredentials } from './show-credentials.query.js';
import { messageOf, type Verdict } from './verdicts.js';

const numberOrText = (most: number, description: string, example: string) =>
  z.union([z.string().max(most), z.int().min(1)]).meta({ description, examples: [example] });

const job = numberOrText(
  500,
  'The Job-ID, or the whole link of the job.',
  'https://muster.jobs.personio.com/job/1234567',
);

/** The four values of Personio. */
export const CredentialsInput = z
  .strictObject({
    job,
    companyId: numberOrText(2000, 'The company ID; digits.', '4711'),
    accessToken: z
      .string()
      .max(2000)
      .meta({ description: 'The token of the recruiting API; never answered again.' }),
    channelId: numberOrText(2000, 'The channel ID of the recruiting API; digits.', '815'),
  })
  .meta({ id: 'PersonioCredentialsInput', description: 'What to call Personio with.' });
export type CredentialsInput = z.infer<typeof CredentialsInput>;

/** The values as text, however they were sent. */
export const enteredOf = ({ job, companyId, accessToken, channelId }: CredentialsInput) => ({
  job: String(job),
  companyId: String(companyId),
  accessToken,
  channelId: String(channelId),
});

export const CredentialsView = z
  .object({
    connectionId: z.string().max(36).meta({ description: 'The connection they belong to.' }),
    state: z.enum(CONNECTION_STATES).meta({ description: 'The state of the connection.' }),
    version: z.int().min(1).max(1_000_000).meta({ description: 'Counts every entry of credentials.' }),
    job: z.string().max(16).meta({ description: 'The Job-ID that was read from the entry.' }),
    host: z
      .string()
      .max(200)
      .nullable()
      .meta({ description: 'The career site of the link; null if only a number was entered.' }),
    companyId: z.string().max(16).meta({ description: 'The company ID.' }),
    channelId: z.string().max(16).meta({ description: 'The channel ID.' }),
  })
  .meta({
    id: 'PersonioCredentials',
    description: 'Staged credentials, without the token. They take effect by a verification.',
  });
export type CredentialsView = z.infer<typeof CredentialsView>;

export const credentialsView = ({ connection, version, secret }: StagedCredentials): CredentialsView => {
  const { positionId, host, companyId, channelId } = secret;
  return {
    connectionId: connection.id,
    state: connection.state,
    version,
    job: positionId,
    host,
    companyId,
    channelId,
  };
};

export const VerifyInput = z
  .strictObject({
    testApplication: z.boolean().default(false).meta({
      description: 'Send one test application, named as a test. It has to be removed in Personio by hand.',
    }),
    acceptUnproven: z
      .boolean()
      .default(false)
      .meta({ description: 'Work with values that could not be proven.' }),
  })
  .meta({ id: 'PersonioVerifyInput', description: 'How to verify.' });
export type VerifyInput = z.infer<typeof VerifyInput>;

const VerdictView = z
  .object({
    verdict: z
      .enum(['confirmed', 'refuted', 'unproven'])
      .meta({ description: 'What is known of the value.' }),
    reason: z
      .string()
      .max(60)
      .nullable()
      .meta({ description: 'Why; null when confirmed.', examples: ['credentials_rejected'] }),
    message: z
      .string()
      .max(1000)
      .meta({ description: 'What is wrong and what to do, in the caller’s language.' }),
  })
  .meta({ id: 'PersonioVerdict', description: 'What is known of one value.' });
type VerdictView = z.infer<typeof VerdictView>;

export const VerificationView = z
  .object({
    state: z.enum(CONNECTION_STATES).meta({ description: 'The state of the connection.' }),
    values: z
      .object({ job: VerdictView, companyId: VerdictView, accessToken: VerdictView, channelId: VerdictView })
      .meta({ description: 'Each value by itself.' }),
  })
  .meta({ id: 'PersonioVerification', description: 'What a check or a verification found.' });
export type VerificationView = z.infer<typeof VerificationView>;

export const MapJobInput = z
  .strictObject({
    job,
    connection: PartnerOrId.optional().meta({
      description: 'The connection, where there are several to Personio.',
    }),
  })
  .meta({ id: 'PersonioMapJobInput', description: 'The job in Personio.' });
export type MapJobInput = z.infer<typeof MapJobInput>;

export const MappedJobView = z
  .object({
    job: z.string().max(16).meta({ description: 'The Job-ID that the job is linked to.' }),
    host: z
      .string()
      .max(200)
      .nullable()
      .meta({ description: 'The career site it was looked for on; null if none is known.' }),
    check: VerdictView,
  })
  .meta({ id: 'PersonioJob', description: 'A job’s position in Personio.' });
export type MappedJobView = z.infer<typeof MappedJobView>;

export const verificationView = (
  { state, verdicts }: Verification,
  language: Language,
): VerificationView => ({
  state,
  values: {
    job: verdictView(verdicts.job, language),
    companyId: verdictView(verdicts.companyId, language),
    accessToken: verdictView(verdicts.accessToken, language),
    channelId: verdictView(verdicts.channelId, language),
  },
});

export const mappedJobView = (
  { positionId, host, verdict }: MappedJob,
  language: Language,
): MappedJobView => ({
  job: positionId,
  host,
  check: verdictView(verdict, language),
});

const verdictView = (verdict: Verdict, language: Language): VerdictView => ({
  verdict: verdict.verdict,
  reason: 'reason' in verdict ? verdict.reason : null,
  message: messageOf(verdict)[language],
});

/** Of a token only its end is shown, and nothing of a short one. */
const SHOWN_OF_TOKEN = 4;
const SHORTEST_SHOWN_TOKEN = 16;

const moment = (description: string) =>
  z
    .string()
    .max(30)
    .meta({ description: `${description} RFC 3339, UTC.` });

const KeptCredentialsView = z
  .object({
    version: z.int().min(1).max(1_000_000).meta({ description: 'Counts every entry of credentials.' }),
    state: z
      .enum(['staged', 'current'])
      .meta({ description: '`current`: they work. `staged`: they take effect by a verification.' }),
    job: z.string().max(16).meta({ description: 'The Job-ID that it was set up with.' }),
    host: z.string().max(200).nullable().meta({ description: 'The career site; null if none is known.' }),
    companyId: z.string().max(16).meta({ description: 'The company ID.' }),
    maskedToken: z
      .string()
      .max(20)
      .meta({ description: 'The last characters of the token, of a long one.', examples: ['••••oken'] }),
    channelId: z.string().max(16).meta({ description: 'The channel ID.' }),
    enteredAt: moment('When they were entered.'),
    verifiedAt: moment('When they took effect; null before.').nullable(),
    values: z
      .object({ job: VerdictView, companyId: VerdictView, accessToken: VerdictView, channelId: VerdictView })
      .nullable()
      .meta({ description: 'What the last verification found about each value; null before the first.' }),
  })
  .meta({ id: 'PersonioKeptCredentials', description: 'Credentials as they are kept, without the token.' });

export const KeptCredentialsList = z
  .object({
    data: z.array(KeptCredentialsView).max(2).meta({ description: 'Newest first.' }),
  })
  .meta({
    id: 'PersonioKeptCredentialsList',
    description: 'The credentials that work, and those that wait.',
  });
export type KeptCredentialsList = z.infer<typeof KeptCredentialsList>;

export const keptCredentialsList = (
  kept: readonly KeptCredentials[],
  language: Language,
): KeptCredentialsList => ({
  data: kept.map(({ version, state, secret, verdicts, enteredAt, verifiedAt }) => ({
    ...{ version, state, job: secret.positionId, host: secret.host },
    companyId: secret.companyId,
    maskedToken: masked(secret.accessToken),
    channelId: secret.channelId,
    enteredAt: new Date(enteredAt).toISOString(),
    verifiedAt: verifiedAt && new Date(verifiedAt).toISOString(),
    values: verdicts && {
      job: verdictView(verdicts.job, language),
      companyId: verdictView(verdicts.companyId, language),
      accessToken: verdictView(verdicts.accessToken, language),
      channelId: verdictView(verdicts.channelId, language),
    },
  })),
});

const masked = (token: string): string =>
  `••••${token.length >= SHORTEST_SHOWN_TOKEN ? token.slice(-SHOWN_OF_TOKEN) : ''}`;
