import type { Text } from '../../platform/errors/domain-error.js';
import type { Exchange } from './connector.js';
import { REASONS, type Reason } from './reasons.js';

/** What is known of one value that a customer entered. */
export type Verdict =
  | { readonly verdict: 'confirmed' }
  | { readonly verdict: 'refuted'; readonly reason: Reason; readonly field?: string }
  /** `reason` is one of the texts that the partner's set-up brings along. */
  | { readonly verdict: 'unproven'; readonly reason: string };

/** Each credential field by itself. */
export type Verdicts = Readonly<Record<string, Verdict>>;

/** One step of a verification: what it says about the values that it looked at, and what was said on the wire. */
export interface VerificationStep {
  readonly title: Text;
  readonly verdicts: Verdicts;
  readonly exchanges: readonly Exchange[];
}

/** What a verification found: each value by itself, and the steps that led there. */
export interface Verified {
  readonly verdicts: Verdicts;
  readonly steps: readonly VerificationStep[];
}

export const CONFIRMED: Verdict = { verdict: 'confirmed' };
export const unproven = (reason: string): Verdict => ({ verdict: 'unproven', reason });
export const refuted = (reason: Reason, field?: string): Verdict => ({
  verdict: 'refuted',
  reason,
  ...(field !== undefined && { field }),
});

export const isRefuted = ({ verdict }: Verdict): boolean => verdict === 'refuted';

/** A verdict in words: what is wrong and what to do. */
export function messageOf(
  verdict: Verdict,
  partner: string,
  whyUnproven: Readonly<Record<string, Text>>,
): Text {
  if (verdict.verdict === 'confirmed')
    return { en: `Confirmed by ${partner}.`, de: `Von ${partner} bestätigt.` };
  if (verdict.verdict === 'unproven') return whyUnproven[verdict.reason] ?? NOT_PROVEN;
  const { text, nextStep } = REASONS[verdict.reason];
  const field = verdict.field === undefined ? '' : ` (${verdict.field})`;
  return { en: `${text.en}${field} ${nextStep.en}`, de: `${text.de}${field} ${nextStep.de}` };
}

const NOT_PROVEN: Text = { en: 'Not proven.', de: 'Nicht bewiesen.' };

/** Whether credentials may become the current ones: nothing is refuted, and what they need is proven or accepted unproven. */
export function suffices(verdicts: Verdicts, needed: readonly string[], acceptUnproven: boolean): boolean {
  if (Object.values(verdicts).some(isRefuted)) return false;
  return acceptUnproven || needed.every((value) => verdicts[value]?.verdict === 'confirmed');
}

/** Why the partner refuses what it is called with, if it does. A single job that is gone is no such reason. */
export function refusalIn(verdicts: Verdicts): Reason | undefined {
  return Object.values(verdicts)
    .flatMap((verdict) => (verdict.verdict === 'refuted' ? [verdict.reason] : []))
    .find((reason) => REASONS[reason].effect === 'repair');
}

/** The verdicts without their reasons, as they are recorded. */
export const verdictNames = (verdicts: Verdicts): Record<string, Verdict['verdict']> =>
  Object.fromEntries(Object.entries(verdicts).map(([value, { verdict }]) => [value, verdict]));
