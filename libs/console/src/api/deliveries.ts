import { queryOptions } from '@tanstack/react-query';
import { get, type Page } from './call.js';
import type { PartnerName } from './partners.js';

export const DELIVERY_STATES = [
  'held',
  'queued',
  'delivering',
  'delivered',
  'undeliverable',
  'cancelled',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

const MOST = 100;

/** How many deliveries are in a state; `more` when there are beyond what one page holds. */
export interface DeliveryCount {
  count: number;
  more: boolean;
}

export const deliveryCountQuery = (partner: PartnerName, state: DeliveryState) =>
  queryOptions({
    queryKey: ['deliveries', 'count', partner, state],
    queryFn: ({ signal }) =>
      get<Page<{ id: string }>>('deliveries', { signal, query: { partner, state, limit: MOST } }),
    select: ({ data, nextCursor }: Page<{ id: string }>): DeliveryCount => ({
      count: data.length,
      more: nextCursor !== null,
    }),
  });
