import { LockMode } from '@mikro-orm/postgresql';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import type { Connection } from '../connections/public/connection.entity.js';
import type { Connections } from '../connections/public/connections.js';
import type { Tx } from '../platform/database/transactions.js';
import { ApiKey } from './api-key.entity.js';
import { KeyNotFound } from './keys.errors.js';

/** A key together with its connection, both locked until the transaction ends; operator keys have no connection. */
export interface LockedKey {
  readonly key: ApiKey;
  readonly connection: Connection | null;
}

/** A key that the actor may change: staff operator keys, members keys of their organisation, a connect link its connection's. Throws `KeyNotFound`. */
export async function lockKeyOf(tx: Tx, connections: Connections, by: Actor, id: string): Promise<LockedKey> {
  const mine =
    by.kind === 'staff'
      ? { kind: 'operator' as const }
      : {
          kind: 'partner' as const,
          organisationId: organisationOf(by),
          ...(by.connectionId !== null && { connectionId: by.connectionId }),
        };
  const key = await tx.findOne(ApiKey, { id, ...mine });
  if (!key) throw new KeyNotFound();
  const connection = key.connectionId === null ? null : await connections.lockById(tx, key.connectionId);
  await tx.refreshOrFail(key, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return { key, connection };
}
