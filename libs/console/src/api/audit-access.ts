import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';

export type { AuditAccess, AuditInventoryKey } from '../generated/types.gen.js';

interface Asked {
  organisationId: string | undefined;
  /** Moments, RFC 3339; the end is not part of it. */
  from: string;
  to: string;
}

const queryOf = ({ organisationId, from, to }: Asked) => ({
  from,
  to,
  ...(organisationId !== undefined && { organisationId }),
});

/** Who had access in a period. */
export const accessQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['audit-access', asked],
    queryFn: ({ signal }) => hub.listAuditAccess({ signal, query: queryOf(asked) }),
    placeholderData: keepPreviousData,
  });

/** The keys that were valid in a period. */
export const keyInventoryQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['audit-keys', asked],
    queryFn: ({ signal }) => hub.listAuditKeys({ signal, query: queryOf(asked) }),
    placeholderData: keepPreviousData,
  });
