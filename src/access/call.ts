import { performance } from 'node:perf_hooks';

/** One HTTP call as the audit log sees it. */
export class Call {
  private readonly startedAt = performance.now();
  private readonly recorded = new Set<string>();
  private unchanged = false;
  private status: number;
  /** Set once the event `api.called` of this call is part of a transaction. */
  calledInTransaction = false;

  constructor(
    readonly requestId: string,
    /** `POST /v1/applications`, as declared, never with the caller's values. */
    readonly route: string,
    successStatus: number,
    readonly ip: string | null,
    readonly userAgent: string | null,
  ) {
    this.status = successStatus;
  }

  /** Status of the answer if the route succeeds. */
  get successStatus(): number {
    return this.status;
  }
  /** The route succeeds with another status than its usual one. */
  noteStatus(status: number): void {
    this.status = status;
  }
  durationMs(): number {
    return Math.round(performance.now() - this.startedAt);
  }
  noteRecorded(action: string): void {
    this.recorded.add(action);
  }
  /** The use case found that everything is already as asked, so there is nothing to record. */
  noteUnchanged(): void {
    this.unchanged = true;
  }
  accountsFor(action: string): boolean {
    return this.unchanged || this.recorded.has(action);
  }
}
