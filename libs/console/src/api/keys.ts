import { queryOptions } from '@tanstack/react-query';
import { get, type Page, post, remove } from './call.js';
import type { PartnerName } from './partners.js';

/** A key as it is shown after it was saved. */
export interface ApiKey {
  id: string;
  /** The key without what makes it secret. */
  masked: string;
  last4: string;
  /** `replaced`: a newer one is saved, this one stays good for a while. */
  state: 'draft' | 'saved' | 'replaced' | 'expired';
  createdAt: string;
  lastUsedAt: string | null;
}

/** A key fresh from the hub: the only time that it is whole. */
export interface DraftKey {
  id: string;
  key: string;
  last4: string;
}

/** How long older keys stay good beside a new one. */
export const OVERLAPS = ['none', '1h', '24h', '7d'] as const;
export type Overlap = (typeof OVERLAPS)[number];

export const keysQuery = (partner: PartnerName) =>
  queryOptions({
    queryKey: ['keys', partner],
    queryFn: ({ signal }) => get<Page<ApiKey>>(`connections/${partner}/keys`, { signal }),
  });

export const generateKey = (partner: PartnerName): Promise<DraftKey> => post(`connections/${partner}/keys`);
export const saveKey = (id: string, overlap: Overlap): Promise<unknown> =>
  post(`keys/${id}/save`, { overlap });
export const deleteKey = (id: string): Promise<void> => remove(`keys/${id}`);
