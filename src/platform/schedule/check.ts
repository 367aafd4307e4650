/** What a run of a check looked at, and how much of it needed something. */
export interface CheckReport {
  readonly lookedAt: number;
  readonly found: number;
  /** The first finding and what a person can do about it, where the check's name does not say it. */
  readonly why?: string;
}

const SHORTEST_LIMIT_SECONDS = 60;
const LONGEST_LIMIT_SECONDS = 900;

/** Something the hub looks after by itself, on one replica at a time. */
export abstract class Check {
  /** `module.what`, unique. */
  abstract readonly name: string;
  abstract readonly everySeconds: number;

  /** After so long a run counts as hanging: its signal is aborted, and the next one may begin. */
  get limitSeconds(): number {
    return Math.min(LONGEST_LIMIT_SECONDS, Math.max(SHORTEST_LIMIT_SECONDS, this.everySeconds));
  }

  /** Whether it destroys for good what has become old: then it waits while the clock cannot be believed. */
  get isIrreversible(): boolean {
    return false;
  }

  /** One run; a long one stops between two steps when the signal is aborted, and the next run goes on from there. */
  abstract run(now: Date, signal: AbortSignal): Promise<CheckReport>;
}
