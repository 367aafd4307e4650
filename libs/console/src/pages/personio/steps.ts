import type { PersonioValue } from '../../api/personio.js';

/** The set-up from first to last. */
export const STEPS = ['job', 'company', 'channel', 'verify'] as const;
export type Step = (typeof STEPS)[number];

/** Which values are entered in which step. */
export const VALUES_OF: Record<Exclude<Step, 'verify'>, readonly PersonioValue[]> = {
  job: ['job'],
  company: ['companyId', 'accessToken'],
  channel: ['channelId'],
};

export const isStep = (value: unknown): value is Step => (STEPS as readonly unknown[]).includes(value);
