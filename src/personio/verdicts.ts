import type { FeedAnswer, PersonioAnswer } from '@andock/personio-client';
import { CONFIRMED, refuted, unproven, type Verdict } from '../connections/public/verdict.js';
import type { Text } from '../platform/errors/domain-error.js';
import { reasonOfRefusal } from './reason-of-refusal.js';

/** The names of Personio's credential fields. */
export type ValueName = 'job' | 'companyId' | 'accessToken' | 'channelId';

/** Why a value could not be proven. */
export const WHY_UNPROVEN = {
  host_unknown: {
    en: 'Only a number was entered, so the career site is not known. Enter the link of the job to have it checked.',
    de: 'Es wurde nur eine Zahl eingetragen, daher ist die Karriereseite nicht bekannt. Für eine Prüfung den Link der Stelle eintragen.',
  },
  no_feed: {
    en: 'The career site offers no list of jobs. It is switched on in Personio under Recruiting › career page.',
    de: 'Die Karriereseite bietet keine Stellenliste. Sie wird in Personio unter Recruiting › Karriereseite eingeschaltet.',
  },
  probe_proves_nothing: {
    en: 'Personio also accepts wrong credentials here, so its answer proves nothing.',
    de: 'Personio nimmt hier auch falsche Zugangsdaten an, daher beweist die Antwort nichts.',
  },
  judged_with_the_other: {
    en: 'It can only be checked together with the other value, which Personio refuses.',
    de: 'Prüfbar nur zusammen mit dem anderen Wert, den Personio ablehnt.',
  },
  first_delivery_proves_it: {
    en: 'The first delivery or a test application proves it.',
    de: 'Die erste Zustellung oder eine Testbewerbung beweist es.',
  },
  no_clear_answer: {
    en: 'Personio gave no clear answer. Check again later.',
    de: 'Personio hat nicht eindeutig geantwortet. Später erneut prüfen.',
  },
} as const satisfies Record<string, Text>;

/** The four values, each by itself. */
export type PersonioVerdicts = Readonly<Record<ValueName, Verdict>>;

/** What the career feed says about a job. No feed proves nothing. */
export function jobVerdict(feed: FeedAnswer, positionId: string): Verdict {
  if (feed.kind === 'unreachable') return unproven('no_clear_answer');
  if (feed.kind === 'no-feed') return unproven('no_feed');
  return feed.jobs.some(({ id }) => id === positionId) ? CONFIRMED : refuted('job_not_published');
}

/** What an empty application, sent once with the token and once with a wrong one, says about token and company. */
export function accessVerdicts(
  answer: PersonioAnswer<void>,
  withWrongToken: PersonioAnswer<void>,
): Pick<PersonioVerdicts, 'companyId' | 'accessToken'> {
  if (answer.kind === 'unreachable' && answer.cause === 'not-sendable') {
    return { accessToken: refuted('credentials_rejected'), companyId: unproven('judged_with_the_other') };
  }
  if (answer.kind !== 'refused')
    return both(unproven(answer.kind === 'accepted' ? 'probe_proves_nothing' : 'no_clear_answer'));
  const { reason } = reasonOfRefusal(answer.status, answer.reasons);
  if (reason === 'recruiting_disabled') return both(refuted(reason));
  if (answer.status === 401) {
    return { accessToken: refuted('credentials_rejected'), companyId: unproven('judged_with_the_other') };
  }
  if (answer.status === 403) {
    return { accessToken: unproven('judged_with_the_other'), companyId: refuted('credentials_rejected') };
  }
  if (withWrongToken.kind !== 'refused') return both(unproven('no_clear_answer'));
  const tellsTokensApart = withWrongToken.status === 401 || withWrongToken.status === 403;
  return both(tellsTokensApart ? CONFIRMED : unproven('probe_proves_nothing'));
}

/** What the answer to a test application says; it is given for all four values together. */
export function withTestApplication(
  before: PersonioVerdicts,
  answer: PersonioAnswer<void>,
): PersonioVerdicts {
  if (answer.kind === 'accepted') {
    return { job: CONFIRMED, companyId: CONFIRMED, accessToken: CONFIRMED, channelId: CONFIRMED };
  }
  return answer.kind === 'refused' ? withRefusal(before, answer.status, answer.reasons) : before;
}

/** What an application that had to fail says about job and channel, if Personio names all its errors together. */
export function withDryRun(before: PersonioVerdicts, answer: PersonioAnswer<void>): PersonioVerdicts {
  if (answer.kind !== 'refused') return before;
  const codes = answer.reasons.map(({ reason }) => reason);
  const after = withRefusal(
    before,
    answer.status,
    answer.reasons.filter(({ reason }) => !POISON.includes(reason)),
  );
  if (!POISON.every((code) => codes.includes(code))) return after;
  const proven = (verdict: Verdict) => (verdict.verdict === 'unproven' ? CONFIRMED : verdict);
  return { ...after, job: proven(after.job), channelId: proven(after.channelId) };
}

const POISON: readonly string[] = [
  'errors.file-validation.file-not-exists',
  'errors.date-validation.date-in-the-future',
];

function withRefusal(
  before: PersonioVerdicts,
  status: number,
  reasons: Parameters<typeof reasonOfRefusal>[1],
): PersonioVerdicts {
  const { reason, field } = reasonOfRefusal(status, reasons);
  switch (reason) {
    case 'channel_not_found':
      return { ...before, channelId: refuted(reason) };
    case 'job_not_found':
    case 'job_not_published':
    case 'question_required':
      return { ...before, job: refuted(reason, field) };
    case 'credentials_rejected':
    case 'recruiting_disabled':
      return { ...before, accessToken: refuted(reason) };
    default:
      return before;
  }
}

const both = (verdict: Verdict) => ({ companyId: verdict, accessToken: verdict });
