import { performance } from 'node:perf_hooks';
import { type Claim, LEASE_MS } from './delivery-claims.js';

/** Work is stopped this long before the database would give the delivery to somebody else. */
const SAFETY_MS = 5_000;

/** A worker's hold on one delivery. */
export interface Lease {
  /** Aborted once the delivery is, or may be, somebody else's. */
  readonly signal: AbortSignal;
  /** Whether it is too old to begin something; true at once after this process was stopped for a while. */
  isOverdue(): boolean;
}

interface Holding {
  readonly claim: Claim;
  readonly work: AbortController;
  renewedAt: number;
}

/** The deliveries in this process's hands. Their time is measured by the monotonic clock. */
export class Leases {
  private readonly held = new Map<string, Holding>();

  /** `claimedAt` is the monotonic time before the claim was asked for. */
  take(claim: Claim, claimedAt: number): Lease {
    const holding: Holding = { claim, work: new AbortController(), renewedAt: claimedAt };
    this.held.set(claim.leaseToken, holding);
    return {
      signal: holding.work.signal,
      isOverdue: () => holding.work.signal.aborted || isOverdue(holding, performance.now()),
    };
  }

  drop(token: string): void {
    this.held.delete(token);
  }

  get size(): number {
    return this.held.size;
  }

  tokens(): string[] {
    return [...this.held.keys()];
  }

  /** Organisations that have this many deliveries in our hands. */
  organisationsWith(count: number): string[] {
    return this.full(
      ({ organisationId }) => organisationId,
      () => count,
    );
  }

  /** Connections all of whose places are taken. */
  connectionsFull(placesOf: (connectionId: string) => number): string[] {
    return this.full(({ connectionId }) => connectionId, placesOf);
  }

  private full(ownerOf: (claim: Claim) => string, placesOf: (id: string) => number): string[] {
    const counts = new Map<string, number>();
    for (const { claim } of this.held.values()) {
      counts.set(ownerOf(claim), (counts.get(ownerOf(claim)) ?? 0) + 1);
    }
    return [...counts].filter(([id, held]) => held >= placesOf(id)).map(([id]) => id);
  }

  /** Takes in which of the tokens that were sent at `askedAt` are still ours; work on the others ends. */
  renewed(sent: readonly string[], kept: ReadonlySet<string>, askedAt: number): void {
    for (const token of sent) {
      const lease = this.held.get(token);
      if (lease && kept.has(token)) lease.renewedAt = askedAt;
      else lease?.work.abort();
    }
  }

  /** Ends the work on every lease that could not be renewed in time. */
  abortOverdue(now = performance.now()): void {
    for (const holding of this.held.values()) {
      if (isOverdue(holding, now)) holding.work.abort();
    }
  }
}

const isOverdue = ({ renewedAt }: Holding, now: number): boolean => now - renewedAt > LEASE_MS - SAFETY_MS;
