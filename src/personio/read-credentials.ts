import { type JobReferenceProblem, parseJobReference } from '@andock/personio-client';
import type { FieldProblem, Text } from '../platform/errors/domain-error.js';
import type { PersonioSecret } from './personio-secret.js';

/** The four values as a person typed them. */
export interface EnteredCredentials {
  readonly job: string;
  readonly companyId: string;
  readonly accessToken: string;
  readonly channelId: string;
}

const NUMBER = /^[1-9]\d{0,15}$/;
const TOKEN = /^[\x21-\x7e]{8,2000}$/;
const LINK = /^https?:\/\/|\.personio\./i;

/** What is wrong with a Job-ID or link. */
export const JOB_PROBLEMS: Readonly<Record<JobReferenceProblem, Text>> = {
  empty: {
    en: 'Enter the Job-ID or the link of the job.',
    de: 'Die Job-ID oder den Link der Stelle eintragen.',
  },
  'not-a-job': {
    en: 'This is neither a Job-ID nor the link of a job.',
    de: 'Das ist weder eine Job-ID noch der Link einer Stelle.',
  },
  'foreign-host': {
    en: 'Only links to jobs at jobs.personio.com or jobs.personio.de are read.',
    de: 'Nur Links zu Stellen auf jobs.personio.com oder jobs.personio.de werden gelesen.',
  },
};

const NOT_A_NUMBER: Text = { en: 'This is not a number.', de: 'Das ist keine Zahl.' };
const LOOKS_LIKE_LINK: Text = {
  en: 'This is a link. It belongs into the field Job-ID.',
  de: 'Das ist ein Link. Er gehört in das Feld Job-ID.',
};
const LOOKS_LIKE_TOKEN: Text = {
  en: 'This looks like the access token. The fields seem to be swapped.',
  de: 'Das sieht nach dem Zugriffs-Token aus. Die Felder scheinen vertauscht zu sein.',
};
const LOOKS_LIKE_NUMBER: Text = {
  en: 'This is a number, not an access token. The fields seem to be swapped.',
  de: 'Das ist eine Zahl, kein Zugriffs-Token. Die Felder scheinen vertauscht zu sein.',
};
const NOT_A_TOKEN: Text = {
  en: 'This is not an access token. Copy it as a whole, without spaces.',
  de: 'Das ist kein Zugriffs-Token. Den ganzen Token ohne Leerzeichen kopieren.',
};

/** Reads the form, or names every value that is malformed or stands in another's field. */
export function readCredentials(
  entered: EnteredCredentials,
): { readonly secret: PersonioSecret } | { readonly problems: FieldProblem[] } {
  const reference = parseJobReference(entered.job);
  const companyId = entered.companyId.trim();
  const channelId = entered.channelId.trim();
  const accessToken = entered.accessToken.trim().replace(/^Bearer\s+/i, '');
  const problems = [
    ...('problem' in reference ? [jobProblem(entered.job, reference.problem)] : []),
    ...numberProblem('companyId', companyId),
    ...tokenProblem(accessToken),
    ...numberProblem('channelId', channelId),
  ];
  if (problems.length > 0 || 'problem' in reference) return { problems };
  return { secret: { ...reference, companyId, accessToken, channelId } };
}

/** What is wrong with an entered job. */
export function jobProblem(entered: string, problem: JobReferenceProblem): FieldProblem {
  if (looksLikeToken(entered.trim())) return { field: 'job', code: 'swapped', message: LOOKS_LIKE_TOKEN };
  return { field: 'job', code: problem.replaceAll('-', '_'), message: JOB_PROBLEMS[problem] };
}

function numberProblem(field: string, value: string): FieldProblem[] {
  if (NUMBER.test(value) && Number.isSafeInteger(Number(value))) return [];
  if (LINK.test(value)) return [{ field, code: 'swapped', message: LOOKS_LIKE_LINK }];
  if (looksLikeToken(value)) return [{ field, code: 'swapped', message: LOOKS_LIKE_TOKEN }];
  return [{ field, code: 'not_a_number', message: NOT_A_NUMBER }];
}

function tokenProblem(value: string): FieldProblem[] {
  const field = 'accessToken';
  if (LINK.test(value)) return [{ field, code: 'swapped', message: LOOKS_LIKE_LINK }];
  if (NUMBER.test(value)) return [{ field, code: 'swapped', message: LOOKS_LIKE_NUMBER }];
  return TOKEN.test(value) ? [] : [{ field, code: 'not_a_token', message: NOT_A_TOKEN }];
}

const looksLikeToken = (value: string): boolean =>
  TOKEN.test(value) && !NUMBER.test(value) && !LINK.test(value) && !/^\d+$/.test(value);
