import { createHmac, randomBytes } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { CookieOptions, Request, Response } from 'express';
import { ConnectSessionEnded } from '../access/access.errors.js';
import { type Actor, system } from '../access/actor.js';
import { CONNECT_LINK_HEADER, type ConnectSession, ConnectSessions } from '../access/connect-sessions.js';
import { Config } from '../platform/config/config.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { Secrets } from '../platform/secrets/secrets.js';
import { CONNECT_SESSION_MS, digestOf } from './connect-link.entity.js';

interface Row {
  readonly id: string;
  readonly organisationId: string;
  readonly connectionId: string;
  readonly partner: string;
  readonly madeWith: string;
}

const IN_USE = `
  select link.id, link.organisation_id as "organisationId", link.connection_id as "connectionId", connection.partner,
    key.name as "madeWith"
  from connect_link link
  join connection on connection.id = link.connection_id
  join api_key key on key.id = link.made_by
  where link.session_digest = $1 and link.revoked_at is null and link.session_ends_at > $2`;

/** The short session of somebody who has opened a connect link: a cookie that stands for one connection. */
@Injectable()
export class ConnectLinkSessions extends ConnectSessions {
  private readonly key: Buffer;
  private readonly cookie: string;
  private readonly options: CookieOptions;

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    secrets: Secrets,
    config: Config,
  ) {
    super();
    const secure = config.publicUrl.startsWith('https:');
    this.key = secrets.derive('connect-link').key;
    this.cookie = secure ? '__Host-andock-connect' : 'andock-connect';
    this.options = { httpOnly: true, sameSite: 'strict', secure, path: '/' };
  }

  override async ofRequest(request: Request): Promise<ConnectSession> {
    const session = await this.inBrowser(request);
    if (!session || session.actor.id !== request.headers[CONNECT_LINK_HEADER])
      throw new ConnectSessionEnded();
    return session;
  }

  /** The session that this browser has, whatever the call is about. */
  async inBrowser(request: Request): Promise<ConnectSession | undefined> {
    const token = this.tokenIn(request);
    if (token === undefined) return undefined;
    const [row] = await runSql<Row>(this.em.fork(), IN_USE, [digestOf(token), this.clock.now()]);
    return row && { actor: holder(row), partner: row.partner, csrfToken: this.csrfTokenOf(token) };
  }

  /** A new token for the browser that opens a link. */
  newToken(): string {
    return randomBytes(32).toString('base64url');
  }

  keepIn(response: Response, token: string): void {
    response.cookie(this.cookie, token, { ...this.options, maxAge: CONNECT_SESSION_MS });
  }

  forget(response: Response): void {
    response.clearCookie(this.cookie, this.options);
  }

  csrfTokenOf(token: string): string {
    return createHmac('sha256', this.key).update(token).digest('base64url');
  }

  private tokenIn({ headers }: Request): string | undefined {
    const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim().split('='));
    return cookies.find(([name]) => name === this.cookie)?.[1];
  }
}

/** Acts in the name of the link; who made it stands in the log beside it. */
export const holder = ({ id, organisationId, connectionId, madeWith }: Omit<Row, 'partner'>): Actor => ({
  ...system(id, organisationId),
  kind: 'connect-link',
  display: `Connect link · ${madeWith}`,
  connectionId,
});
