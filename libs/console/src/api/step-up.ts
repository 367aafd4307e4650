interface Waiting {
  resolve(): void;
  reject(reason: Error): void;
}

let waiting: Waiting[] = [];
const listeners = new Set<() => void>();

const changed = () => {
  for (const listener of listeners) listener();
};

/** Calls that wait until the password was given again; the dialog listens, the client waits. */
export const stepUp = {
  /** Resolves when the password was given again, rejects when the dialog is closed. */
  ask(): Promise<void> {
    return new Promise((resolve, reject) => {
      waiting = [...waiting, { resolve, reject }];
      changed();
    });
  },
  isWaiting: (): boolean => waiting.length > 0,
  settle(outcome: Error | null): void {
    const settled = waiting;
    waiting = [];
    changed();
    for (const { resolve, reject } of settled) {
      if (outcome === null) resolve();
      else reject(outcome);
    }
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
