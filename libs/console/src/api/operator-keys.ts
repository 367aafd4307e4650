import { queryOptions } from '@tanstack/react-query';
import { get, type Page, post } from './call.js';
import type { ApiKey, DraftKey } from './keys.js';

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
] as const;
export type Scope = (typeof SCOPES)[number];

/** A key of one of the operator's own systems. */
export interface OperatorKey extends ApiKey {
  name: string;
  scopes: Scope[];
  expiresAt: string | null;
  lastUsedIp: string | null;
}

export const operatorKeysQuery = queryOptions({
  queryKey: ['keys', 'operator'],
  queryFn: ({ signal }) => get<Page<OperatorKey>>('operator-keys', { signal }),
});

export const generateOperatorKey = (key: { name: string; scopes: Scope[] }): Promise<DraftKey> =>
  post('operator-keys', key);
