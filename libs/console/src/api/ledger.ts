import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, type Page } from './call.js';
import type { Delivery, DeliveryState } from './deliveries.js';

/** A delivery as staff sees it, beside those of other organisations. */
export interface LedgerDelivery extends Delivery {
  organisationId: string;
  organisationName: string;
  applicationId: string;
  jobTitle: string;
  connectionId: string;
  /** The reason as a sentence in the reader's language. */
  reasonText: string | null;
  /** What to do about it. */
  nextStep: string | null;
}

/** One call to the partner; secrets and what a candidate wrote are replaced. */
export interface Exchange {
  method: string;
  path: string;
  /** Null if no answer came. */
  status: number | null;
  request: unknown;
  answer: string | null;
  durationMs: number;
}

export interface Attempt {
  id: string;
  number: number;
  credentialVersion: number | null;
  phase: 'documents' | 'application';
  startedAt: string;
  finishedAt: string | null;
  outcome: 'delivered' | 'refused' | 'rate-limited' | 'failed' | 'interrupted' | null;
  reasonText: string | null;
  /** The application may have arrived without an answer. */
  ambiguous: boolean;
  exchanges: Exchange[];
}

export interface LedgerFilter {
  state?: DeliveryState | undefined;
  partner?: string | undefined;
  organisationId?: string | undefined;
  cursor?: string | undefined;
}

const PER_PAGE = 25;

export const ledgerQuery = (filter: LedgerFilter) =>
  queryOptions({
    queryKey: ['deliveries', 'ledger', filter],
    queryFn: ({ signal }) =>
      get<Page<LedgerDelivery>>('deliveries', { signal, query: { ...filter, limit: PER_PAGE } }),
    placeholderData: keepPreviousData,
  });

export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: ['deliveries', 'one', id],
    queryFn: ({ signal }) => get<LedgerDelivery & { attempts: Attempt[] }>(`deliveries/${id}`, { signal }),
  });
