interface Waiting {
  resolve(): void;
  reject(reason: Error): void;
}

/** Calls that wait until a person has answered something; a dialog listens, the calls wait. */
export class Question {
  private waiting: Waiting[] = [];
  private readonly listeners = new Set<() => void>();

  /** Resolves when it was answered, rejects when the dialog is closed. */
  ask(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting = [...this.waiting, { resolve, reject }];
      this.changed();
    });
  }

  readonly isWaiting = (): boolean => this.waiting.length > 0;

  settle(outcome: Error | null): void {
    const settled = this.waiting;
    this.waiting = [];
    this.changed();
    for (const { resolve, reject } of settled) {
      if (outcome === null) resolve();
      else reject(outcome);
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}
