import { queryOptions } from '@tanstack/react-query';
import type { AuditEvent } from './audit-events.js';
import { get, post } from './call.js';

/** Shows that a signed log holds an event (RFC 6962). Hashes in base64. */
export interface InclusionProof {
  index: number;
  /** Leaves under the checkpoint. */
  size: number;
  leaf: string;
  root: string;
  /** From the bottom up. */
  path: string[];
  /** The signed checkpoint (C2SP note). */
  checkpoint: string;
}

export interface ProvenEvent extends AuditEvent {
  /** The event's bytes, of which the leaf is the hash. */
  body: string;
  /** Null until a checkpoint covers the event. */
  proof: InclusionProof | null;
}

export interface LogVerdict {
  /** Sealed events that were verified. */
  size: number;
  root: string;
  /** What is wrong; empty when nothing is. */
  findings: string[];
}

const WHILE_UNPROVEN_MS = 5_000;

/** Asked again until the event is proven. */
export const provenEventQuery = (id: string) =>
  queryOptions({
    queryKey: ['audit-event', id],
    queryFn: ({ signal }) => get<ProvenEvent>(`audit/events/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data && state.data.proof === null ? WHILE_UNPROVEN_MS : false),
  });

/** Verifies an organisation's log, or the installation's own. */
export const verifyLog = (organisationId: string | undefined): Promise<LogVerdict> =>
  post('audit/verify', organisationId === undefined ? {} : { organisationId });
