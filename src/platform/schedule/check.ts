/** What a run of a check looked at, and how much of it needed something. */
export interface CheckReport {
  readonly lookedAt: number;
  readonly found: number;
}

/** Something the hub looks after by itself, on one replica at a time. */
export abstract class Check {
  /** `module.what`, unique. */
  abstract readonly name: string;
  abstract readonly everySeconds: number;
  abstract run(now: Date): Promise<CheckReport>;
}
