import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import type { Tx } from '../../platform/database/transactions.js';
import { ConnectionNotFound } from '../connections.errors.js';
import { Connection } from './connection.entity.js';

/** Finds connections for other modules. */
@Injectable()
export class Connections {
  /** By its id, or by its partner's name where the organisation has only one. Throws `ConnectionNotFound`. */
  find(em: EntityManager, organisationId: string, partnerOrId: string): Promise<Connection> {
    return only(em.find(Connection, { organisationId, ...named(partnerOrId) }, { limit: 2 }));
  }

  /** As `find`, and nobody else changes it until the transaction ends. */
  lock(tx: Tx, organisationId: string, partnerOrId: string): Promise<Connection> {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    return only(tx.find(Connection, { organisationId, ...named(partnerOrId) }, { limit: 2, lockMode }));
  }

  /** Throws `ConnectionNotFound`. */
  byId(em: EntityManager, id: string): Promise<Connection> {
    return only(em.find(Connection, { id }));
  }

  /** As `byId`, and nobody else changes it until the transaction ends. Throws `ConnectionNotFound`. */
  lockById(tx: Tx, id: string): Promise<Connection> {
    return only(tx.find(Connection, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }));
  }
}

const named = (partnerOrId: string) => (isUuid(partnerOrId) ? { id: partnerOrId } : { partner: partnerOrId });

async function only(found: Promise<Connection[]>): Promise<Connection> {
  const [connection, another] = await found;
  if (!connection || another) throw new ConnectionNotFound();
  return connection;
}
