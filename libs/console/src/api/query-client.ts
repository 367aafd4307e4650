import { MutationCache, notifyManager, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, HubUnreachable } from './problem.js';
import { reachability } from './reachability.js';

const RETRIES = 2;

/** A button is off before the second click of a double click reaches it. */
notifyManager.setScheduler(queueMicrotask);

/** What the query client tells the app, so that it knows neither router nor dialogs. */
export interface Reactions {
  /** The session is over: the reader has to sign in again. */
  sessionEnded(): void;
}

/** One place where every failed call is looked at first; pages only show what concerns them. */
export function createQueryClient(reactions: Reactions): QueryClient {
  const failed = (error: Error) => {
    if (error instanceof ApiProblem && error.status === 401 && error.code !== 'access.sign-in-failed') {
      reactions.sessionEnded();
    }
    if (error instanceof HubUnreachable) reachability.set(false);
  };
  const succeeded = () => reachability.set(true);
  return new QueryClient({
    queryCache: new QueryCache({ onError: failed, onSuccess: succeeded }),
    mutationCache: new MutationCache({ onError: failed, onSuccess: succeeded }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        networkMode: 'always',
        retry: mayPass,
        throwOnError: false,
        refetchOnReconnect: true,
        refetchOnWindowFocus: true,
      },
      mutations: { networkMode: 'always' },
    },
  });
}

/** Only what may pass by itself is tried again. */
const mayPass = (failures: number, error: Error): boolean =>
  failures < RETRIES &&
  (error instanceof HubUnreachable || (error instanceof ApiProblem && error.status >= 502));
