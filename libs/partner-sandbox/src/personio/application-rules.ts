import { isRecord } from '../router.js';
import { CHANNEL_ID, POSITIONS, type Company, type PersonioState } from './personio-state.js';
import type { Reason } from './refusal.js';

const CATEGORIES = ['cv', 'cover-letter', 'employment-reference', 'certificate', 'work-sample', 'other'];
const SYSTEM_PHASES = ['unassigned', 'rejected', 'withdrawn', 'offer', 'accepted'];
const GENDERS = ['male', 'female', 'diverse', 'undefined'];
const ATTRIBUTE =
  /^(?:birthday|gender|location|phone|available_from|salary_expectations|custom_attribute_(?:1?[1-9]|10|20))$/;
const VALIDATION = 'errors.attribute-validation';

type Rule = (value: unknown, body: Record<string, unknown>) => readonly Reason[];

/** All reasons to refuse an application, every field's together. */
export function reasonsAgainst(
  body: Record<string, unknown>,
  company: Company,
  state: PersonioState,
): Reason[] {
  const rules = rulesFor(company, state);
  const unknown = Object.keys(body).filter((field) => !Object.hasOwn(rules, field));
  return [
    ...unknown.map((field) => ({ field, reason: `${VALIDATION}.unknown` })),
    ...Object.entries(rules).flatMap(([field, rule]) => rule(body[field], body)),
  ];
}

function rulesFor(company: Company, state: PersonioState): Record<string, Rule> {
  return {
    first_name: (value) => requiredText('first_name', value),
    last_name: (value) => requiredText('last_name', value),
    email: (value, body) => email(value, state, company, body.job_position_id),
    job_position_id: position,
    recruiting_channel_id: channel,
    external_posting_id: (value) => optionalText('external_posting_id', value),
    message: (value) => optionalText('message', value),
    application_date: applicationDate,
    phase,
    tags: (value) => (value === undefined || isListOf(value, isText) ? [] : wrongType('tags')),
    files: (value) => files(value, (uuid) => state.hasUpload(company, uuid)),
    attributes,
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

function isListOf<T>(value: unknown, test: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.every(test);
}

function wrongType(field: string): Reason[] {
  return [{ field, reason: `${VALIDATION}.invalid-type` }];
}

function required(field: string): Reason[] {
  return [{ field, reason: `${VALIDATION}.required-attribute`, context: { attribute: field } }];
}

function requiredText(field: string, value: unknown): readonly Reason[] {
  if (value === undefined || value === null) return required(field);
  if (!isText(value)) return wrongType(field);
  return value.trim() === '' ? required(field) : [];
}

function optionalText(field: string, value: unknown): readonly Reason[] {
  return value === undefined || isText(value) ? [] : wrongType(field);
}

function email(
  value: unknown,
  state: PersonioState,
  company: Company,
  positionId: unknown,
): readonly Reason[] {
  const missing = requiredText('email', value);
  if (missing.length > 0 || !isText(value)) return missing;
  if (!/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(value)) {
    return [{ field: 'email', reason: `${VALIDATION}.invalid-email-format` }];
  }
  if (!state.hasApplied(company, positionId, value)) return [];
  return [{ field: 'email', reason: 'errors.applicant-already-exists' }];
}

const position: Rule = (value) => {
  const field = 'job_position_id';
  if (value === undefined || value === null) return required(field);
  if (!Number.isInteger(value)) return wrongType(field);
  const found = POSITIONS.find(({ id }) => id === value);
  if (!found) return [{ field, reason: 'errors.posting-validation.posting-not-found' }];
  return found.published ? [] : [{ field, reason: 'errors.job-position.not-published' }];
};

const channel: Rule = (value) => {
  const field = 'recruiting_channel_id';
  if (value === undefined) return [];
  if (!Number.isInteger(value)) return wrongType(field);
  return value === CHANNEL_ID ? [] : [{ field, reason: 'errors.posting-validation.channel-not-found' }];
};

const applicationDate: Rule = (value) => {
  const field = 'application_date';
  if (value === undefined) return [];
  if (!isDate(value)) return [{ field, reason: `${VALIDATION}.invalid-date-format` }];
  const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return value < tomorrow ? [] : [{ field, reason: 'errors.date-validation.date-in-the-future' }];
};

function isDate(value: unknown): value is string {
  return isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}

/** An unknown custom phase is taken without a word, as Personio does. */
const phase: Rule = (value) => {
  const field = 'phase';
  if (value === undefined) return [];
  if (!isRecord(value) || (value.type !== 'system' && value.type !== 'custom')) return wrongType(field);
  if (value.type === 'custom' || SYSTEM_PHASES.includes(String(value.id))) return [];
  return [{ field, reason: 'errors.phase-validation.invalid-system-phase' }];
};

function files(value: unknown, exists: (uuid: string) => boolean): readonly Reason[] {
  const field = 'files';
  if (value === undefined) return [];
  if (!isListOf(value, isRecord)) return wrongType(field);
  return value.flatMap((file) => {
    if (!isText(file.uuid) || !isText(file.original_filename)) return wrongType(field);
    const reasons: Reason[] = [];
    const context = { uuid: file.uuid };
    if (!exists(file.uuid))
      reasons.push({ field, reason: 'errors.file-validation.file-not-exists', context });
    if (!CATEGORIES.some((category) => category === file.category)) {
      reasons.push({ field, reason: 'errors.file-validation.unknown-file-category', context });
    }
    return reasons;
  });
}

const attributes: Rule = (value, body) => {
  if (value !== undefined && !isListOf(value, isRecord)) return wrongType('attributes');
  const given = value ?? [];
  const needed = POSITIONS.find(({ id }) => id === body.job_position_id)?.required ?? [];
  const isAnswered = (id: string) =>
    given.some((one) => one.id === id && isText(one.value) && one.value.trim() !== '');
  return [...given.flatMap(attribute), ...needed.filter((id) => !isAnswered(id)).flatMap(required)];
};

function attribute({ id, value }: Record<string, unknown>): readonly Reason[] {
  if (!isText(id)) return wrongType('attributes');
  if (!ATTRIBUTE.test(id)) return [{ field: id, reason: `${VALIDATION}.unknown` }];
  if (!isText(value)) return wrongType(id);
  if ((id === 'birthday' || id === 'available_from') && !isDate(value)) {
    return [{ field: id, reason: `${VALIDATION}.invalid-date-format` }];
  }
  return id === 'gender' && !GENDERS.includes(value)
    ? [{ field: id, reason: `${VALIDATION}.unknown-attribute-option` }]
    : [];
}
