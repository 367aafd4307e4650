import * as z from 'zod';
import type { Language } from '../../platform/http/language.js';
import { CONNECTION_STATES } from '../public/connection-state.js';
import {
  messageOf,
  type Verdict,
  type VerificationStep,
  type Verdicts,
  verdictNames,
} from '../public/verdict.js';
import type { Verification } from './check-credentials.use-case.js';
import type { StagedCredentials } from './enter-credentials.use-case.js';
import type { Setup } from './setups.js';
import type { KeptCredentials } from './show-credentials.query.js';

const LONGEST_VALUE = 2_000;
const valueName = z
  .string()
  .max(40)
  .regex(/^[A-Za-z]{1,40}$/);
const version = z.int().min(1).max(1_000_000).meta({ description: 'Counts every entry of credentials.' });
const state = z.enum(CONNECTION_STATES).meta({ description: 'The state of the connection.' });

const shown = z
  .record(valueName, z.string().max(LONGEST_VALUE).nullable())
  .meta({ description: 'What was entered and may be shown, by name; of a secret only its end.' });

export const CredentialsView = z
  .object({
    connectionId: z.string().max(36).meta({ description: 'The connection they belong to.' }),
    state,
    version,
    shown,
  })
  .meta({
    id: 'Credentials',
    description: 'Staged credentials, without what is secret. They take effect by a verification.',
  });
export type CredentialsView = z.infer<typeof CredentialsView>;

export const credentialsView = ({ connection, version, shown }: StagedCredentials): CredentialsView => ({
  connectionId: connection.id,
  state: connection.state,
  version,
  shown,
});

export const VerifyInput = z
  .strictObject({
    testApplication: z.boolean().default(false).meta({
      description: 'Send one test application, named as a test. It has to be removed at the partner by hand.',
    }),
    acceptUnproven: z
      .boolean()
      .default(false)
      .meta({ description: 'Work with values that could not be proven.' }),
  })
  .meta({ id: 'VerifyInput', description: 'How to verify.' });
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
  .meta({ id: 'Verdict', description: 'What is known of one value.' });
type VerdictView = z.infer<typeof VerdictView>;

const values = z
  .record(valueName, VerdictView)
  .meta({ description: 'Each credential field of the manifest by itself.' });

const LONGEST_ANSWER = 10_000;

const StepView = z
  .object({
    title: z.string().max(200).meta({ description: 'What was done, in the caller’s language.' }),
    values: z
      .record(valueName, z.enum(['confirmed', 'refuted', 'unproven']))
      .meta({ description: 'What it says about the values that it looked at.' }),
    exchanges: z
      .array(
        z
          .object({
            method: z.string().max(10).meta({ description: 'The HTTP method.' }),
            path: z.string().max(500).meta({ description: 'The path that was called.' }),
            status: z.int().min(0).max(999).nullable().meta({ description: 'Null if no answer came.' }),
            answer: z.string().max(LONGEST_ANSWER).nullable().meta({
              description: 'The partner’s own words, without what is secret; null if there are none.',
            }),
          })
          .meta({ id: 'VerificationExchange', description: 'A call of a verification.' }),
      )
      .max(20)
      .meta({ description: 'The calls that were made for it.' }),
  })
  .meta({ id: 'VerificationStep', description: 'A step of a verification, and what proves it.' });
const steps = z.array(StepView).max(20).meta({ description: 'The steps that were taken, in order.' });

const stepViews = (taken: readonly VerificationStep[], language: Language): z.infer<typeof steps> =>
  taken.map(({ title, verdicts, exchanges }) => ({
    title: title[language],
    values: verdictNames(verdicts),
    exchanges: exchanges.map(({ method, path, status, answer }) => ({
      ...{ method, path: path.slice(0, 500), status },
      answer: answer && answer.slice(0, LONGEST_ANSWER),
    })),
  }));

export const VerificationView = z
  .object({ state, values, steps })
  .meta({ id: 'Verification', description: 'What a check or a verification found.' });
export type VerificationView = z.infer<typeof VerificationView>;

export const verificationView = (
  { of, state, verdicts, steps: taken }: Verification,
  language: Language,
): VerificationView => ({
  state,
  values: verdictViews(of, verdicts, language),
  steps: stepViews(taken, language),
});

const moment = (description: string) =>
  z
    .string()
    .max(30)
    .meta({ description: `${description} RFC 3339, UTC.` });

const KeptCredentialsView = z
  .object({
    version,
    state: z
      .enum(['staged', 'current'])
      .meta({ description: '`current`: they work. `staged`: they take effect by a verification.' }),
    enteredAt: moment('When they were entered.'),
    verifiedAt: moment('When they took effect; null before.').nullable(),
    values: values
      .nullable()
      .meta({ description: 'What the last verification found about each value; null before the first.' }),
    steps,
    shown,
  })
  .meta({ id: 'KeptCredentials', description: 'Credentials as they are kept, without what is secret.' });

export const KeptCredentialsList = z
  .object({ data: z.array(KeptCredentialsView).max(2).meta({ description: 'Newest first.' }) })
  .meta({ id: 'KeptCredentialsList', description: 'The credentials that work, and those that wait.' });
export type KeptCredentialsList = z.infer<typeof KeptCredentialsList>;

export const keptCredentialsList = (
  { of, kept }: { of: Setup; kept: readonly KeptCredentials[] },
  language: Language,
): KeptCredentialsList => ({
  data: kept.map(({ shown, verdicts, steps: taken, enteredAt, verifiedAt, version, state }) => ({
    ...{ version, state, shown },
    enteredAt: new Date(enteredAt).toISOString(),
    verifiedAt: verifiedAt && new Date(verifiedAt).toISOString(),
    values: verdicts && verdictViews(of, verdicts, language),
    steps: stepViews(taken ?? [], language),
  })),
});

const verdictViews = (
  { manifest, setup }: Setup,
  verdicts: Verdicts,
  language: Language,
): Record<string, VerdictView> =>
  Object.fromEntries(
    Object.entries(verdicts).map(([value, verdict]) => [
      value,
      verdictView(verdict, messageOf(verdict, manifest.name, setup.whyUnproven)[language]),
    ]),
  );

const verdictView = (verdict: Verdict, message: string): VerdictView => ({
  verdict: verdict.verdict,
  reason: 'reason' in verdict ? verdict.reason : null,
  message,
});
