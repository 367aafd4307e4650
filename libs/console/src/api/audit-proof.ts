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

const WHILE_VERIFYING_MS = 700;

/** Asks for an organisation's log, or the installation's own, to be verified. */
export const startVerification = async (organisationId: string | undefined): Promise<string> =>
  (await hub.verifyAuditLog({ body: organisationId === undefined ? {} : { organisationId } })).id;

/** How far a verification is; asked again until it is over. */
export const verificationQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['audit-verification', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => hub.getAuditVerification({ signal, path: { id: id ?? '' } }),
    refetchInterval: ({ state }) => (state.data?.state === 'done' ? false : WHILE_VERIFYING_MS),
  });
