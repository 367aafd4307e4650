import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog } from '../audit/audit-log.js';
import { Connections } from '../connections/public/connections.js';
import { Config } from '../platform/config/config.js';
import { Clock } from '../platform/database/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { ConnectLink, digestOf } from './connect-link.entity.js';
import { connectLinkAnswer } from './connect-link-answer.js';
import type { MadeConnectLink, NewConnectLink } from './connect-links.schemas.js';

const HOUR_MS = 3_600_000;

/** Makes a link with which one connection can be set up once, without an account. */
@Injectable()
export class MakeConnectLink {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Refuses with `ConnectionNotFound`. */
  run(by: Actor, { partner, language, expiresInHours, returnUrl }: NewConnectLink): Promise<MadeConnectLink> {
    const organisationId = organisationOf(by);
    const token = randomBytes(32).toString('base64url');
    return this.transactions.run(async (tx) => {
      const connection = await this.connections.lock(tx, organisationId, partner);
      const now = this.clock.now();
      const link = tx.create(ConnectLink, {
        id: uuidv7(),
        organisationId,
        connectionId: connection.id,
        madeBy: by.id,
        tokenDigest: digestOf(token),
        language: language ?? null,
        returnUrl: returnUrl ?? null,
        createdAt: now,
        expiresAt: new Date(now.getTime() + expiresInHours * HOUR_MS),
        openedAt: null,
        sessionDigest: null,
        sessionEndsAt: null,
        revokedAt: null,
      });
      await tx.flush();
      await this.audit.record(tx, by, 'connect-link.created', link.id, {
        partner: connection.partner,
        connectionId: connection.id,
        expiresAt: link.expiresAt.toISOString(),
      });
      const url = `${this.config.publicUrl.replace(/\/$/, '')}/connect#token=${token}`;
      return { ...connectLinkAnswer(link, connection.partner, now), url };
    });
  }
}
