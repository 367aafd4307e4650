import { queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { Partner } from '../generated/types.gen.js';
import { ApiProblem } from './problem.js';

/** A partner that this console has a page for. */
export const PARTNERS = ['join', 'personio', 'operator-ats'] as const;
export type PartnerName = (typeof PARTNERS)[number];

/** One value that the customer brings from the partner; its texts come in the reader's language. */
export type CredentialField = Partner['credentialFields'][number];

/** Partners on offer that send applications, such as job boards. */
export const inboundPartnersQuery = queryOptions({
  queryKey: ['partners', 'all'],
  staleTime: 5 * 60_000,
  queryFn: ({ signal }) => hub.listPartners({ signal }),
  select: ({ data }) => data.filter(({ direction }) => direction === 'inbound'),
});

/** A partner's manifest, or null if the operator does not offer it. */
export const partnerQuery = (partner: PartnerName) =>
  queryOptions({
    queryKey: ['partners', partner],
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => {
      try {
        return await hub.getPartner({ signal, path: { partner } });
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }
    },
  });
