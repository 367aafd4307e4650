import { queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { Connection, ConnectionPage, DecideWaitingInput, SwitchOff } from '../generated/types.gen.js';
import type { PartnerName } from './partners.js';

export type { Connection, PartnerActivity } from '../generated/types.gen.js';

export type ConnectionState = Connection['state'];
export const CONNECTION_STATES = [
  'off',
  'requested',
  'enabled',
  'pending',
  'connected',
  'repair',
] as const satisfies readonly ConnectionState[];

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: ({ signal }) => hub.listConnections({ signal, query: { limit: 100 } }),
});

/** The connection to a partner, or null before there was one. */
export const connectionQuery = (partner: PartnerName) =>
  queryOptions({
    ...connectionsQuery,
    select: ({ data }: ConnectionPage) => data.find((connection) => connection.partner === partner) ?? null,
  });

/** One more connection to a partner; off at first. */
export const addConnection = (partner: string, label: string) =>
  hub.addConnection({ body: { partner, label } });

/** Tells a connection from others to the same partner. */
export const nameConnection = (id: string, label: string) =>
  hub.labelConnection({ path: { partner: id }, body: { label } });

/** The connections to a partner, those in use first, then by their labels. */
export const connectionsTo = (partner: string, all: readonly Connection[] = []): Connection[] =>
  all
    .filter((connection) => connection.partner === partner)
    .sort((a, b) => Number(a.state === 'off') - Number(b.state === 'off') || a.label.localeCompare(b.label));

/** Switches a partner on that needs no activation by support. */
export const switchOn = (partner: string) => hub.switchOnConnection({ path: { partner } });

/** Chooses the inbound partners whose applications an outbound one gets too. */
export const changeSources = (partner: string, sources: string[]) =>
  hub.changeConnectionSources({ path: { partner }, body: { sources } });

/** Job ads that the partner has by itself, such as those it archived. */
export const postingsQuery = (partner: string) =>
  queryOptions({
    queryKey: ['connections', partner, 'postings'],
    queryFn: ({ signal }) => hub.listPostings({ signal, path: { partner }, query: { limit: 100 } }),
  });

/** What the partner did lately; it is asked for again now and then, not at each call. */
export const activityQuery = (connectionId: string) =>
  queryOptions({
    queryKey: ['connections', connectionId, 'activity'],
    queryFn: ({ signal }) => hub.showPartnerActivity({ signal, path: { partner: connectionId } }),
    refetchInterval: 30_000,
  });

/** Ends a connection, by its id or by the partner's name: jobs come down, keys die, deliveries are held. */
export const switchOff = (partner: string, keys: NonNullable<SwitchOff['keys']> = 'when-confirmed') =>
  hub.switchOffConnection({ path: { partner }, body: { confirm: true, keys } });

export type Decision = DecideWaitingInput['decision'];

/** What waits for a connection, to be asked about when it is switched on again. */
export const waitingQuery = (partner: string) =>
  queryOptions({
    queryKey: ['deliveries', 'waiting', partner],
    queryFn: ({ signal }) => hub.countWaitingDeliveries({ signal, path: { partner } }),
  });

/** Delivers all that waits for a connection, none of it, or keeps it back. */
export const decideWaiting = (partner: string, decision: Decision) =>
  hub.decideWaitingDeliveries({ path: { partner }, body: { decision } });
