import { setImmediate } from 'node:timers/promises';

/** A question that takes longer, as on a connection that has gone dead, no longer keeps the next one waiting. */
const PATIENCE_MS = 5_000;

interface Waiting<Ask, Answer> {
  readonly ask: Ask;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Resolves with the answer, or once nobody waits for it any longer. */
const patiently = (answer: Promise<void>): Promise<void> =>
  new Promise((resolve, reject) => {
    const impatience = setTimeout(resolve, PATIENCE_MS).unref();
    answer.then(resolve, reject).finally(() => clearTimeout(impatience));
  });

/**
 * Lets concurrent callers ask the database together. What comes in while one question is under way makes up the next:
 * there is no timer, so a lone caller waits for nobody. When a question fails, each of its callers asks alone, so that
 * none fails for another's sake; it has to bear being asked twice.
 */
export class Gathering<Ask, Answer> {
  private waiting: Waiting<Ask, Answer>[] = [];
  private busy = false;
  private asking: Promise<void> | undefined;

  /** `together` answers in the order of what it was asked, at most `most` at once. */
  constructor(
    private readonly most: number,
    private readonly together: (asks: readonly Ask[]) => Promise<readonly Answer[]>,
  ) {}

  /** The caller's own answer. */
  ask(ask: Ask): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ask, resolve, reject });
      if (!this.busy) this.asking = this.answerAll();
    });
  }

  /** Resolves once everybody who has asked so far has an answer. */
  async settled(): Promise<void> {
    await this.asking;
  }

  private async answerAll(): Promise<void> {
    this.busy = true;
    await setImmediate();
    while (this.waiting.length > 0) {
      await patiently(this.answer(this.waiting.splice(0, this.most)));
    }
    this.busy = false;
  }

  private async answer(asked: readonly Waiting<Ask, Answer>[]): Promise<void> {
    try {
      const answers = await this.together(asked.map(({ ask }) => ask));
      asked.forEach(({ resolve }, place) => resolve(answers[place] as Answer));
    } catch (error) {
      if (asked.length > 1) await Promise.all(asked.map((one) => this.answer([one])));
      else asked[0]?.reject(error);
    }
  }
}
