import { LockMode } from '@mikro-orm/postgresql';
import type { Actor } from '../access/actor.js';
import type { Connection } from '../connections/public/connection.entity.js';
import type { Connections } from '../connections/public/connections.js';
import type { Tx } from '../platform/database/transactions.js';
import { SupportRequest } from './support-request.entity.js';
import { SupportRequestNotFound } from './support-requests.errors.js';

/** A request and its connection, both locked until the transaction ends. */
export interface LockedRequest {
  readonly request: SupportRequest;
  readonly connection: Connection;
}

/** A request that this person may see. Throws `SupportRequestNotFound`. */
export async function requestOf(tx: Tx, by: Actor, id: string): Promise<SupportRequest> {
  const visible = by.organisationId === null ? {} : { organisationId: by.organisationId };
  const request = await tx.findOne(SupportRequest, { id, ...visible });
  if (!request) throw new SupportRequestNotFound();
  return request;
}

/** As `requestOf`, and nobody else decides it meanwhile. The connection is locked first, as everywhere. */
export async function lockRequestOf(
  tx: Tx,
  connections: Connections,
  by: Actor,
  id: string,
): Promise<LockedRequest> {
  const request = await requestOf(tx, by, id);
  const connection = await connections.lockById(tx, request.connectionId);
  await tx.refreshOrFail(request, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return { request, connection };
}
