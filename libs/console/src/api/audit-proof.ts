import { queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';

export type { ProvenAuditEvent } from '../generated/types.gen.js';

const WHILE_UNPROVEN_MS = 5_000;

/** Asked again until the event is proven. */
export const provenEventQuery = (id: string) =>
  queryOptions({
    queryKey: ['audit-event', id],
    queryFn: ({ signal }) => hub.getAuditEvent({ signal, path: { id } }),
    refetchInterval: ({ state }) => (state.data && state.data.proof === null ? WHILE_UNPROVEN_MS : false),
  });

/** Verifies an organisation's log, or the installation's own. */
export const verifyLog = (organisationId: string | undefined) =>
  hub.verifyAuditLog({ body: organisationId === undefined ? {} : { organisationId } });
