const WINDOW_MS = 60_000;

/** Personio's limit: so many calls in 60 seconds for each company, then a pause. */
export class CallBudget {
  private perMinute = 20;
  private pauseMs = 60_000;
  private readonly calls = new Map<string, number[]>();
  private readonly pausedUntil = new Map<string, number>();

  /** Changes the limit and forgives everything so far. */
  set(perMinute: number, pauseMs = 60_000): void {
    this.perMinute = perMinute;
    this.pauseMs = pauseMs;
    this.calls.clear();
    this.pausedUntil.clear();
  }

  /** Counts a call; milliseconds to wait if it is one too many, else 0. */
  take(companyId: string, now: number): number {
    const paused = (this.pausedUntil.get(companyId) ?? 0) - now;
    if (paused > 0) return paused;
    const calls = this.calls.get(companyId) ?? [];
    while (calls[0] !== undefined && calls[0] <= now - WINDOW_MS) calls.shift();
    this.calls.set(companyId, calls);
    if (calls.length < this.perMinute) {
      calls.push(now);
      return 0;
    }
    this.pausedUntil.set(companyId, now + this.pauseMs);
    return this.pauseMs;
  }
}
