import { queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { Overview } from '../generated/types.gen.js';

export type { Overview } from '../generated/types.gen.js';

/** The deliveries planned on one day (UTC), by where they stand now. */
export type DeliveryDay = Overview['deliveries'][number];

const EVERY_MS = 15_000;

export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: ({ signal }) => hub.getOverview({ signal }),
  refetchInterval: EVERY_MS,
});
