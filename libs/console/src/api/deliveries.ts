import { queryOptions } from '@tanstack/react-query';
import { get, type Page, post } from './call.js';
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

/** One application on its way to one partner. */
export interface Delivery {
  id: string;
  partner: string;
  state: DeliveryState;
  reason: string | null;
  /** The reason as a sentence in the reader's language. */
  reasonText: string | null;
  /** What to do about it. */
  nextStep: string | null;
  /** The field, question or file that the partner names. */
  field: string | null;
  /** What the partner said, in its own words. */
  partnerWords: string | null;
  evidence: 'acknowledged' | 'presumed' | null;
  /** An attempt got no answer. */
  mayHaveArrived: boolean;
  attemptsMade: number;
  /** RFC 3339; when it is tried next, or until when documents are waited for. */
  dueAt: string;
  createdAt: string;
  finishedAt: string | null;
}

/** Where an application goes. */
export const applicationDeliveriesQuery = (applicationId: string) =>
  queryOptions({
    queryKey: ['deliveries', 'of', applicationId],
    queryFn: ({ signal }) =>
      get<Page<Delivery>>('deliveries', { signal, query: { applicationId, limit: MOST } }),
  });

/** Delivers again after a person has mended what was wrong. */
export const deliverAgain = (id: string): Promise<void> => post(`deliveries/${id}/retry`);
