/** A sentence of a story, in both languages. */
export interface Sentence {
  readonly de: string;
  readonly en: string;
}

/** Tells a story step by step and stops loudly at the first step that is not true. */
export class Narrator {
  private steps = 0;
  private readonly print: (line: string) => void;

  constructor(print: (line: string) => void) {
    this.print = print;
  }

  chapter(de: string, en: string): void {
    this.print(`\n${de}\n${en}\n`);
  }

  /** Does a step, tells it, and gives back what it brought. */
  async step<T>(de: string, en: string, does: () => Promise<T>): Promise<T> {
    this.steps += 1;
    const number = String(this.steps).padStart(2);
    try {
      const result = await does();
      this.print(`${number}  ✓ ${de}\n      ${en}`);
      return result;
    } catch (error) {
      this.print(`${number}  ✗ ${de}\n      ${en}`);
      throw error;
    }
  }

  get told(): number {
    return this.steps;
  }
}

/** Fails with what was seen when it is not what the story says. */
export function expectThat(what: string, isTrue: boolean, seen: unknown): void {
  if (!isTrue) throw new Error(`${what}; seen: ${JSON.stringify(seen)?.slice(0, 1500)}`);
}
