import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type {
  CountDeliveriesData,
  Delivery,
  DeliveryCounts,
  ListDeliveriesData,
} from '../generated/types.gen.js';
import { type FilterOf, given } from './given.js';
import { pageSize } from './page-size.js';

export type { Delivery, DeliveryAttempt, DeliveryDetail, DeliveryExchange } from '../generated/types.gen.js';

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

export type DeliveryCount = DeliveryCounts['data'][number];
export type Reason = NonNullable<Delivery['reason']>;

/** How many deliveries wait or have failed, by reason. */
export const deliveryCountsQuery = (filter: FilterOf<CountDeliveriesData>) =>
  queryOptions({
    queryKey: ['deliveries', 'counts', filter],
    queryFn: ({ signal }) => hub.countDeliveries({ signal, query: given(filter) }),
    placeholderData: keepPreviousData,
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

/** Ends a delivery that waits; it can still be delivered later. */
export const cancelDelivery = (id: string) => hub.cancelDelivery({ path: { id } });

/** Says that a presumed delivery has arrived. */
export const confirmDelivery = (id: string) => hub.confirmDelivery({ path: { id } });

/** Whom the application can be sent to. */
export const recipientsQuery = (id: string) =>
  queryOptions({
    queryKey: ['deliveries', 'recipients', id],
    queryFn: ({ signal }) => hub.listHandOverRecipients({ signal, path: { id } }),
  });

/** Mails a colleague a link to the application. */
export const mailHandOver = (id: string, recipientId: string) =>
  hub.mailHandOver({ path: { id }, body: { recipientId } });
