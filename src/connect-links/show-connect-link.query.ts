import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Connections } from '../connections/public/connections.js';
import { PartnerManifests } from '../connections/public/partner-manifests.js';
import { Config } from '../platform/config/config.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { ConnectLink, digestOf } from './connect-link.entity.js';
import { ConnectLinkSessions } from './connect-link-sessions.js';
import { ConnectLinkNotFound } from './connect-links.errors.js';
import type { ConnectLinkView } from './connect-links.schemas.js';

/** Tells whoever holds a link what it is for, without using it up. */
@Injectable()
export class ShowConnectLink {
  constructor(
    private readonly em: EntityManager,
    private readonly connections: Connections,
    private readonly partners: PartnerManifests,
    private readonly sessions: ConnectLinkSessions,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Refuses with `ConnectLinkNotFound`. */
  async run(token: string, request: Request): Promise<ConnectLinkView> {
    const em = this.em.fork();
    const link = await em.findOne(ConnectLink, { tokenDigest: digestOf(token) });
    if (!link) throw new ConnectLinkNotFound();
    const session = await this.sessions.inBrowser(request);
    const isMine = session?.actor.id === link.id;
    return { ...(await this.view(link)), ...(isMine && { state: 'in-use', csrfToken: session.csrfToken }) };
  }

  /** A link as its holder sees it, for somebody who has not opened it. */
  async view(link: ConnectLink): Promise<ConnectLinkView> {
    const em = this.em.fork();
    const { partner, state } = await this.connections.byId(em, link.connectionId);
    const [organisation] = await runSql<{ name: string }>(em, 'select name from organisation where id = $1', [
      link.organisationId,
    ]);
    return {
      id: link.id,
      state: link.stateAt(this.clock.now()),
      partner,
      partnerName: this.partners.of(partner)?.name ?? partner,
      organisationName: organisation?.name ?? '',
      connectionId: link.connectionId,
      connectionState: state,
      language: link.language,
      returnUrl: link.returnUrl,
      supportEmail: this.config.operator.supportEmail,
      expiresAt: link.expiresAt.toISOString(),
      sessionEndsAt: link.sessionEndsAt?.toISOString() ?? null,
      csrfToken: null,
    };
  }
}
