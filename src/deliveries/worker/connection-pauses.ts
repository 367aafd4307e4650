const FAILURES_BEFORE_PAUSE = 5;
const PAUSE_MS = 30_000;
/** Places for deliveries under way to a connection, by how long its last one took; the first line that fits counts. */
const PLACES = [
  { fromMs: 2_000, most: 2 },
  { fromMs: 1_000, most: 32 },
  { fromMs: 0, most: 128 },
];
const PLACES_OF_A_STRANGER = 32;

interface Health {
  failures: number;
  pausedUntil: number;
}

/**
 * Connections that this process leaves alone for a moment: because the partner said so, or because it did not answer
 * several times in a row. After a pause one failure is enough for the next. Times are milliseconds since 1970.
 */
export class ConnectionPauses {
  private readonly health = new Map<string, Health>();
  private readonly places = new Map<string, number>();

  constructor(private readonly scale: number) {}

  /** Takes in whether the partner answered. */
  note(connectionId: string, answered: boolean, now: number): void {
    if (answered) {
      this.health.delete(connectionId);
      return;
    }
    const health = this.of(connectionId);
    health.failures += 1;
    if (health.failures >= FAILURES_BEFORE_PAUSE) health.pausedUntil = now + PAUSE_MS * this.scale;
  }

  pause(connectionId: string, until: number): void {
    const health = this.of(connectionId);
    health.pausedUntil = Math.max(health.pausedUntil, until);
  }

  paused(now: number): string[] {
    return [...this.health].filter(([, { pausedUntil }]) => pausedUntil > now).map(([id]) => id);
  }

  /** Takes in how long a delivery to it took. */
  noteDuration(connectionId: string, ms: number): void {
    const line = PLACES.find(({ fromMs }) => ms >= fromMs);
    this.places.set(connectionId, line?.most ?? PLACES_OF_A_STRANGER);
  }

  /** How many of its deliveries may be under way: a partner that answers slowly leaves room for all others. */
  placesOf(connectionId: string): number {
    return this.places.get(connectionId) ?? PLACES_OF_A_STRANGER;
  }

  private of(connectionId: string): Health {
    let health = this.health.get(connectionId);
    if (!health) this.health.set(connectionId, (health = { failures: 0, pausedUntil: 0 }));
    return health;
  }
}
