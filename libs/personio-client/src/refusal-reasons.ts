import { isRecord } from './json.js';

/** One reason of a refusal, in the partner's words. */
export interface RefusalReason {
  /** The field that the partner names, such as `email`; null if the reason is about no field. */
  readonly field: string | null;
  /** The partner's code, such as `errors.applicant-already-exists`, or its sentence. */
  readonly reason: string;
  /** What the partner adds; of any shape. */
  readonly context?: unknown;
}

const MOST_REASONS = 100;

/** Reads all reasons from both documented error shapes; whatever has another type is left out. */
export function refusalReasons(body: unknown): RefusalReason[] {
  if (!isRecord(body)) return [];
  const ofFields = listOf(body.errors).flatMap(reasonsOfField);
  return [...ofFields, ...reasonsOf(null, body.error)].slice(0, MOST_REASONS);
}

function reasonsOfField(entry: unknown): RefusalReason[] {
  if (!isRecord(entry)) return reasonsOf(null, entry);
  const field = typeof entry.field === 'string' && entry.field !== '' ? entry.field : null;
  if (entry.errors === undefined) return reasonsOf(field, entry);
  return listOf(entry.errors).flatMap((error) => reasonsOf(field, error));
}

function reasonsOf(field: string | null, error: unknown): RefusalReason[] {
  if (typeof error === 'string') return error === '' ? [] : [{ field, reason: error }];
  if (!isRecord(error)) return [];
  const reason = [error.reason, error.message].find((text) => typeof text === 'string' && text !== '');
  if (typeof reason !== 'string') return [];
  return [{ field, reason, ...(error.context !== undefined && { context: error.context }) }];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, MOST_REASONS) : [];
}
