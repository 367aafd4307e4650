import { useSyncExternalStore } from 'react';

let reachable = true;
const listeners = new Set<() => void>();

/** Whether the hub answered last time. */
export const reachability = {
  set(next: boolean): void {
    if (next === reachable) return;
    reachable = next;
    for (const listener of listeners) listener();
  },
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether the hub answered last time; renders again when that changes. */
export const useReachable = (): boolean => useSyncExternalStore(subscribe, () => reachable);
