import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { ListOperatorKeysData, NewOperatorKey, SaveKey } from '../generated/types.gen.js';
import { type FilterOf, given } from './given.js';
import { pageSize } from './page-size.js';

export type { GeneratedKey, Key } from '../generated/types.gen.js';

export type Overlap = NonNullable<SaveKey['overlap']>;
/** How long older keys stay good beside a new one. */
export const OVERLAPS = ['none', '1h', '24h', '7d'] as const satisfies readonly Overlap[];

export type Scope = NewOperatorKey['scopes'][number];
/** What a key may do, in the order in which the form offers it. */
export const SCOPES = [
  'organisations:write',
  'connection:read',
  'connection:write',
  'jobs:read',
  'jobs:write',
  'publications:write',
  'applications:read',
  'applications:write',
  'deliveries:read',
  'deliveries:write',
  'webhooks:write',
] as const satisfies readonly Scope[];

/** The keys of a connection, by its id. */
export const keysQuery = (partner: string) =>
  queryOptions({
    queryKey: ['keys', partner],
    queryFn: ({ signal }) => hub.listKeys({ signal, path: { partner } }),
  });

export const generateKey = (partner: string) => hub.generateKey({ path: { partner } });
export const saveKey = (id: string, choice: SaveKey) => hub.saveKey({ path: { id }, body: choice });
/** Says from where a key may be used: addresses and networks; from everywhere if none. */
export const limitKey = (id: string, allowedNetworks: string[]) =>
  hub.limitKey({ path: { id }, body: { allowedNetworks } });
export const deleteKey = (id: string) => hub.deleteKey({ path: { id } });

/** A page of the keys of the operator's own systems. */
export const operatorKeysQuery = (filter: FilterOf<ListOperatorKeysData>) =>
  queryOptions({
    queryKey: ['keys', 'operator', filter],
    queryFn: ({ signal }) =>
      hub.listOperatorKeys({ signal, query: { ...given(filter), limit: pageSize.get() } }),
    placeholderData: keepPreviousData,
  });

export const generateOperatorKey = (key: NewOperatorKey) => hub.generateOperatorKey({ body: key });
