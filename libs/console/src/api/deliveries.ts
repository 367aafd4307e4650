import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { Delivery, DeliveryPage, ListDeliveriesData } from '../generated/types.gen.js';
import { type FilterOf, given } from './given.js';
import type { PartnerName } from './partners.js';
import { pageSize } from './page-size.js';

export type { Delivery, DeliveryAttempt, DeliveryExchange } from '../generated/types.gen.js';

export type DeliveryState = Delivery['state'];
export const DELIVERY_STATES = [
  'held',
  'queued',
  'delivering',
  'delivered',
  'undeliverable',
  'cancelled',
] as const satisfies readonly DeliveryState[];

const MOST = 100;

/** How many deliveries are in a state; `more` when there are beyond what one page holds. */
export interface DeliveryCount {
  count: number;
  more: boolean;
}

export const deliveryCountQuery = (partner: PartnerName, state: DeliveryState) =>
  queryOptions({
    queryKey: ['deliveries', 'count', partner, state],
    queryFn: ({ signal }) => hub.listDeliveries({ signal, query: { partner, state, limit: MOST } }),
    select: ({ data, nextCursor }: DeliveryPage): DeliveryCount => ({
      count: data.length,
      more: nextCursor !== null,
    }),
  });

/** Where an application goes. */
export const applicationDeliveriesQuery = (applicationId: string) =>
  queryOptions({
    queryKey: ['deliveries', 'of', applicationId],
    queryFn: ({ signal }) => hub.listDeliveries({ signal, query: { applicationId, limit: MOST } }),
  });

/** A page of deliveries, newest first. */
export const deliveriesQuery = (filter: FilterOf<ListDeliveriesData>) =>
  queryOptions({
    queryKey: ['deliveries', 'ledger', filter],
    queryFn: ({ signal }) =>
      hub.listDeliveries({ signal, query: { ...given(filter), limit: pageSize.get() } }),
    placeholderData: keepPreviousData,
  });

/** A delivery with its attempts. */
export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: ['deliveries', 'one', id],
    queryFn: ({ signal }) => hub.showDelivery({ signal, path: { id } }),
  });

/** The whole application as a ZIP, for a partner that did not get it. */
export const handOver = async (id: string): Promise<Blob> =>
  (await hub.handOverDelivery({ path: { id }, parseAs: 'blob' })) as Blob;

/** Delivers again after a person has mended what was wrong. */
export const deliverAgain = (id: string) => hub.retryDelivery({ path: { id } });
