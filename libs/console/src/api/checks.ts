import { queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';

export type { Check } from '../generated/types.gen.js';

const EVERY_MS = 5_000;

export const checksQuery = queryOptions({
  queryKey: ['checks'],
  queryFn: ({ signal }) => hub.listChecks({ signal }),
  refetchInterval: EVERY_MS,
});
