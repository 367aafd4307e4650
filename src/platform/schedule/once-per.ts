const MOST_REMEMBERED = 10_000;

/** Says at most once per period and name that something is due. What it forgets is due again. */
export class OncePer {
  private readonly last = new Map<string, number>();

  constructor(private readonly periodMs: number) {}

  isDue(name: string, now: Date): boolean {
    const before = this.last.get(name);
    if (before !== undefined && now.getTime() - before < this.periodMs) return false;
    if (this.last.size >= MOST_REMEMBERED) this.last.clear();
    this.last.set(name, now.getTime());
    return true;
  }
}
