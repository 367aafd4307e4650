import { queryOptions } from '@tanstack/react-query';
import { get, type Page, post } from './call.js';
import type { PartnerName } from './partners.js';

export const CONNECTION_STATES = ['off', 'requested', 'enabled', 'pending', 'connected', 'repair'] as const;
export type ConnectionState = (typeof CONNECTION_STATES)[number];

/** An organisation's link to a partner. */
export interface Connection {
  id: string;
  partner: string;
  state: ConnectionState;
  /** Machine-readable; always there in `repair`. */
  reason: string | null;
  /** What a person or the partner said about the reason, in their own words. */
  reasonDetail: string | null;
  /** The reason as a sentence in the reader's language. */
  reasonText: string | null;
  /** What to do about it. */
  nextStep: string | null;
  /** RFC 3339; the last call that worked. */
  lastSeenAt: string | null;
  label?: string;
}

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: ({ signal }) => get<Page<Connection>>('connections', { signal }),
});

/** The connection to a partner, or null before there was one. */
export const connectionQuery = (partner: PartnerName) =>
  queryOptions({
    ...connectionsQuery,
    select: ({ data }: Page<Connection>) => data.find((connection) => connection.partner === partner) ?? null,
  });

/** Ends a connection: keys die, deliveries are held. */
export const switchOff = (partner: PartnerName): Promise<void> =>
  post(`connections/${partner}/switch-off`, { confirm: true });
