import { createHmac, timingSafeEqual } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Config } from '../../platform/config/config.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import { Secrets } from '../../platform/secrets/secrets.js';

const DAY_MS = 86_400_000;

/** A link that still works. */
export interface OpenLink {
  readonly id: string;
  readonly organisationId: string;
  readonly deliveryId: string;
  readonly recipientId: string;
  readonly expiresAt: Date;
}

/** What a new link is for. */
export type NewLink = Omit<OpenLink, 'id' | 'expiresAt'> & { readonly sentBy: string };

const OPEN = `
  select link.id, link.organisation_id as "organisationId", delivery_id as "deliveryId", recipient_id as "recipientId",
         expires_at as "expiresAt"
  from hand_over_link link join account on account.id = recipient_id
  where link.id = $1 and expires_at > $2 and account.disabled_at is null and account.role in ('manager', 'recruiter')
    and account.organisation_id = link.organisation_id`;

/** Links that hand one application out to one person, without a session, for a day. No table or queue holds their tokens. */
@Injectable()
export class HandOverLinks {
  private readonly key: Buffer;

  constructor(
    secrets: Secrets,
    private readonly em: EntityManager,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {
    this.key = secrets.derive('hand-over-link').key;
  }

  async make(tx: Tx, { organisationId, deliveryId, recipientId, sentBy }: NewLink): Promise<OpenLink> {
    const id = uuidv7();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + DAY_MS);
    await runSql(
      tx,
      `insert into hand_over_link (id, organisation_id, delivery_id, recipient_id, sent_by, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, organisationId, deliveryId, recipientId, sentBy, now, expiresAt],
    );
    return { id, organisationId, deliveryId, recipientId, expiresAt };
  }

  /** The address that is mailed. */
  urlOf(id: string): string {
    return `${this.config.publicUrl}/hand-over/${id}?token=${this.tokenOf(id).toString('base64url')}`;
  }

  /** Undefined for a link that is not ours, is over, or was sent to somebody who may no longer see applications. */
  async open(id: string, token: string): Promise<OpenLink | undefined> {
    const given = Buffer.from(token, 'base64url');
    const right = this.tokenOf(id);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    const [link] = await runSql<OpenLink>(this.em.fork(), OPEN, [id, this.clock.now()]);
    return link;
  }

  /** Notes that somebody has taken the application along by it. */
  async fetched(tx: Tx, id: string): Promise<void> {
    await runSql(tx, 'update hand_over_link set fetched_at = coalesce(fetched_at, $2) where id = $1', [
      id,
      this.clock.now(),
    ]);
  }

  private tokenOf(id: string): Buffer {
    return createHmac('sha256', this.key).update(id).digest();
  }
}
