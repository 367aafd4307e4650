import { performance } from 'node:perf_hooks';

/** One HTTP call as the audit log sees it. */
export class Call {
  private readonly startedAt = performance.now();
  private readonly recorded = new Set<string>();
  private unchanged = false;
  /** Set once the event `api.called` of this call is part of a transaction. */
  calledInTransaction = false;

  constructor(
    readonly requestId: string,
    /** `POST /v1/applications`, as declared, never with the caller's values. */
    readonly route: string,
    /** Status of the answer when the route succeeds. */
    readonly successStatus: number,
    readonly ip: string | null,
    readonly userAgent: string | null,
  ) {}

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
