import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FaultMode } from './faults.js';
import type { Company, PersonioState } from './personio-state.js';
import { wholeRefusal, type Answer } from './refusal.js';

/** Lets a call in before its body is read, or says why not: a fault, wrong credentials, too many calls. */
export function enter(
  state: PersonioState,
  fault: FaultMode,
  headers: IncomingHttpHeaders,
): Company | Answer {
  if (fault === 'unauthorized') return wholeRefusal(401, 'errors.unauthorized');
  if (fault === 'unknown-refusal') return wholeRefusal(422, 'errors.not-in-any-documentation');
  if (fault === '500') return wholeRefusal(500, 'errors.internal');
  if (fault === '429') {
    return wholeRefusal(
      429,
      'errors.rate-limit',
      state.faults.ms === null ? {} : retryAfter(state.faults.ms),
    );
  }
  const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  const company = state.company(String(headers['x-company-id'] ?? ''));
  if (!token || (company && !same(token, company.token))) return wholeRefusal(401, 'errors.unauthorized');
  if (!company) return wholeRefusal(403, 'errors.forbidden');
  const wait = state.budget.take(company.id, Date.now());
  return wait === 0 ? company : wholeRefusal(429, 'errors.rate-limit', retryAfter(wait));
}

/** Whether the gate stayed shut. */
export function isAnswer(entered: object): entered is Answer {
  return 'status' in entered;
}

function retryAfter(ms: number): Record<string, string> {
  return { 'retry-after': String(Math.ceil(ms / 1000)) };
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
