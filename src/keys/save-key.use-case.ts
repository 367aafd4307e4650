import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog, type Recorded } from '../audit/audit-log.js';
import type { Connection } from '../connections/public/connection.entity.js';
import { Connections } from '../connections/public/connections.js';
import { MoveConnection } from '../connections/public/move-connection.js';
import { Clock } from '../platform/database/clock.js';
import { type Tx, Transactions } from '../platform/database/transactions.js';
import { RequestInvalid } from '../platform/errors/request.errors.js';
import { ApiKey } from './api-key.entity.js';
import { lockKeyOf } from './key-of.js';
import type { SaveKeyInput } from './keys.schemas.js';
import { replaceKeys } from './live-keys.js';

/** Makes a generated key valid and ends the ones it replaces. Saving it again changes nothing. */
@Injectable()
export class SaveKey {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly move: MoveConnection,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  run(by: Actor, id: string, { overlap, expiresAt }: SaveKeyInput): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { key, connection } = await lockKeyOf(tx, this.connections, by, id);
      const now = this.clock.now();
      if (key.isLive(now)) return this.audit.unchanged(by);
      const end = expiresAt === undefined ? null : new Date(expiresAt);
      if (end && end <= now) throw new RequestInvalid([EXPIRES_IN_THE_PAST]);
      const older = connection ? await liveKeys(tx, connection, now) : [];
      key.save(now, end);
      const replaced = replaceKeys(older, overlap, now);
      const facts = { last4: key.last4, overlap, expiresAt: end?.toISOString() ?? null };
      const organisationId = key.organisationId;
      const saved: Recorded = { action: 'key.saved', targetId: key.id, facts, organisationId };
      await tx.flush();
      await this.audit.recordAll(tx, by, [saved, ...replaced.map(replacedEvent)]);
      if (connection?.state === 'enabled' || connection?.state === 'repair') {
        await this.move.run(tx, by, connection, 'pending', null);
      }
    });
  }
}

const EXPIRES_IN_THE_PAST = {
  field: 'expiresAt',
  code: 'in_the_past',
  message: { en: 'This moment is in the past.', de: 'Dieser Zeitpunkt liegt in der Vergangenheit.' },
};

async function liveKeys(tx: Tx, { id: connectionId }: Connection, now: Date): Promise<ApiKey[]> {
  const saved = { connectionId, savedAt: { $ne: null }, deletedAt: null };
  const keys = await tx.find(ApiKey, saved, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return keys.filter((key) => key.isLive(now));
}

const replacedEvent = ({ id, last4, expiresAt, organisationId }: ApiKey): Recorded => ({
  action: 'key.replaced',
  targetId: id,
  facts: { last4, validUntil: expiresAt?.toISOString() ?? '' },
  organisationId,
});
