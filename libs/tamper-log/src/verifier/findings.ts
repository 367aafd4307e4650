const MAX_FINDINGS = 20;

/** Collects what is wrong with a bundle and where; keeps the first twenty and counts the rest. */
export class Findings {
  readonly #found: string[] = [];
  #total = 0;

  get isEmpty(): boolean {
    return this.#total === 0;
  }

  add(where: string, what: string): void {
    this.#total += 1;
    if (this.#total <= MAX_FINDINGS) this.#found.push(`${where}: ${what}`);
  }

  list(): string[] {
    const more = this.#total - this.#found.length;
    return more > 0 ? [...this.#found, `and ${more} more`] : [...this.#found];
  }
}
