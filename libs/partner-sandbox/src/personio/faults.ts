import { BadCall } from '../router.js';

const MODES = [
  'none',
  'slow',
  'drop-after-accept',
  '429',
  '500',
  'second-error-shape',
  'wrong-types',
  'huge-answer',
  'unauthorized',
  'unknown-refusal',
] as const;

/** In which way Personio misbehaves. */
export type FaultMode = (typeof MODES)[number];

/** What share of the calls misbehaves how. */
export interface Faults {
  readonly mode: FaultMode;
  /** 0 to 1. */
  readonly rate: number;
  /** How late a slow answer is, and what a 429 asks to wait; null for the mode's own. */
  readonly ms: number | null;
}

/** Personio as it should be. */
export const NO_FAULT: Faults = { mode: 'none', rate: 1, ms: null };

/** Reads `{mode, rate?, ms?}`. */
export function readFaults(fields: Record<string, unknown>): Faults {
  const { rate = 1, ms = null } = fields;
  const mode = MODES.find((known) => known === fields.mode);
  if (!mode) throw new BadCall(400, `mode must be one of ${MODES.join(', ')}`);
  if (typeof rate !== 'number' || rate < 0 || rate > 1) throw new BadCall(400, 'rate must be from 0 to 1');
  if (ms !== null && (typeof ms !== 'number' || ms < 0)) throw new BadCall(400, 'ms must be 0 or more');
  return { mode, rate, ms };
}

/** The mode for one call. */
export function drawFault(faults: Faults): FaultMode {
  return Math.random() < faults.rate ? faults.mode : 'none';
}
