import type { RefusalReason } from '@andock/personio-client';
import type { Reason } from '../connections/public/reasons.js';

/** What a refusal means, and the field that Personio names. */
export interface RefusalMeaning {
  readonly reason: Reason;
  readonly field?: string;
}

const VALIDATION = 'errors.attribute-validation.';
const REQUIRED = `${VALIDATION}required-attribute`;
/** Fields that every application carries: one of these missing is a value of ours, not a question of the job's form. */
const OWN_FIELDS = new Set(['first_name', 'last_name', 'email', 'job_position_id']);

/** The uploaded document is not there any more; uploading it again mends that. */
export const FILE_GONE = 'errors.file-validation.file-not-exists';

/** Personio's codes, the ones that decide first. */
const MEANINGS: readonly (readonly [code: string, reason: Reason])[] = [
  ['errors.applicant-already-exists', 'duplicate_application'],
  ['feature.recruiting.disabled', 'recruiting_disabled'],
  ['feature.public-api.disabled', 'recruiting_disabled'],
  ['errors.posting-validation.channel-not-found', 'channel_not_found'],
  ['errors.posting-validation.posting-not-found', 'job_not_found'],
  ['errors.job-position.not-published', 'job_not_published'],
  [REQUIRED, 'question_required'],
  [FILE_GONE, 'document_rejected'],
  ['errors.file-validation.unknown-file-category', 'document_rejected'],
  ['errors.invalid-file-type', 'document_rejected'],
  ['errors.file-too-big', 'document_rejected'],
  [`${VALIDATION}unknown`, 'invalid_field'],
  [`${VALIDATION}invalid-date-format`, 'invalid_field'],
  [`${VALIDATION}invalid-email-format`, 'invalid_field'],
  [`${VALIDATION}invalid-type`, 'invalid_field'],
  [`${VALIDATION}unknown-attribute-option`, 'invalid_field'],
  ['errors.date-validation.date-in-the-future', 'invalid_field'],
  ['errors.phase-validation.invalid-system-phase', 'invalid_field'],
];

/** Of several reasons the one that decides what can be done; a 401 or 403 that names none is about the credentials. */
export function reasonOfRefusal(status: number, reasons: readonly RefusalReason[]): RefusalMeaning {
  for (const [code, meaning] of MEANINGS) {
    const found = reasons.find(({ reason }) => reason === code);
    if (found) return meant(meaning, fieldOf(found));
  }
  if (status === 401 || status === 403) return { reason: 'credentials_rejected' };
  if (status === 413) return { reason: 'document_rejected' };
  return { reason: 'partner_rejected' };
}

function meant(reason: Reason, field: string | null): RefusalMeaning {
  if (reason === 'question_required') {
    const ours = field === null || OWN_FIELDS.has(field);
    return { reason: ours ? 'invalid_field' : reason, ...(field !== null && { field }) };
  }
  return reason === 'invalid_field' && field !== null ? { reason, field } : { reason };
}

/** Some answers name the attribute only in the context. */
function fieldOf({ field, context }: RefusalReason): string | null {
  const named =
    typeof context === 'object' && context !== null && 'attribute' in context ? context.attribute : undefined;
  return typeof named === 'string' && named !== '' ? named : field;
}
