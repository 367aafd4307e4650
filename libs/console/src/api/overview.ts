import { queryOptions } from '@tanstack/react-query';
import { get } from './call.js';
import type { ConnectionState } from './connections.js';

/** The deliveries planned on one day (UTC), by where they stand now. */
export interface DeliveryDay {
  /** YYYY-MM-DD. */
  day: string;
  delivered: number;
  undeliverable: number;
  held: number;
  underway: number;
  cancelled: number;
}

/** The hub as a whole, over all organisations. */
export interface Overview {
  connections: { partner: string; state: ConnectionState; count: number }[];
  deliveries: DeliveryDay[];
  requests: {
    open: number;
    unassigned: number;
    underOneDay: number;
    underThreeDays: number;
    older: number;
    oldestAt: string | null;
  };
  checks: { found: number; failed: number };
  sealing: {
    /** 10000 stands for that many or more. */
    pending: number;
    lagSeconds: number;
    quarantined: number;
    sealedAt: string | null;
  };
}

const EVERY_MS = 15_000;

export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: ({ signal }) => get<Overview>('overview', { signal }),
  refetchInterval: EVERY_MS,
});
