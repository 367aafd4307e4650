import { createHash } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/core';
import type { Language } from '../platform/http/language.js';
import { ConnectLinkExpired, ConnectLinkRevoked, ConnectLinkUsed } from './connect-links.errors.js';

/** How long somebody may work after opening a link. */
export const CONNECT_SESSION_MS = 30 * 60_000;

export const CONNECT_LINK_STATES = ['open', 'used', 'expired', 'revoked'] as const;
export type ConnectLinkState = (typeof CONNECT_LINK_STATES)[number];

const ConnectLinkSchema = defineEntity({
  name: 'ConnectLink',
  tableName: 'connect_link',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    connectionId: p.uuid(),
    madeBy: p.uuid(),
    tokenDigest: p.blob().hidden(),
    language: p.text().$type<Language>().nullable(),
    returnUrl: p.text().nullable(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    openedAt: p.datetime().nullable(),
    sessionDigest: p.blob().nullable().hidden(),
    sessionEndsAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
  },
});

/** A link that lets one person in once, for a short while, to set up one connection. Its token is nowhere in it. */
export class ConnectLink extends ConnectLinkSchema.class {
  declare readonly id: string;
  declare readonly organisationId: string;
  declare readonly connectionId: string;
  /** The operator key that asked for it. */
  declare readonly madeBy: string;
  /** In which its page opens; the browser's when null. */
  declare readonly language: Language | null;
  /** Where to go on afterwards. */
  declare readonly returnUrl: string | null;
  declare readonly createdAt: Date;
  declare readonly expiresAt: Date;
  declare readonly openedAt: Date | null;
  declare readonly sessionEndsAt: Date | null;
  declare readonly revokedAt: Date | null;

  stateAt(now: Date): ConnectLinkState {
    if (this.revokedAt) return 'revoked';
    if (this.openedAt) return 'used';
    return now < this.expiresAt ? 'open' : 'expired';
  }

  /** Uses it up for whoever holds `sessionToken`. Throws when it is not open any more. */
  open(sessionToken: string, now: Date): void {
    const state = this.stateAt(now);
    if (state === 'revoked') throw new ConnectLinkRevoked();
    if (state === 'used') throw new ConnectLinkUsed();
    if (state === 'expired') throw new ConnectLinkExpired();
    const sessionEndsAt = new Date(now.getTime() + CONNECT_SESSION_MS);
    Object.assign(this, { openedAt: now, sessionDigest: digestOf(sessionToken), sessionEndsAt });
  }

  /** Whether the person who opened it may still work. */
  isInUse(now: Date): boolean {
    return this.revokedAt === null && this.sessionEndsAt !== null && now < this.sessionEndsAt;
  }

  /** The person who opened it is done. */
  close(now: Date): void {
    if (this.isInUse(now)) Object.assign(this, { sessionEndsAt: now });
  }

  /** Ends it and the work of whoever has opened it; tells whether there was anything left to end. */
  revoke(now: Date): boolean {
    if (this.stateAt(now) !== 'open' && !this.isInUse(now)) return false;
    Object.assign(this, { revokedAt: now });
    return true;
  }
}
ConnectLinkSchema.setClass(ConnectLink);

/** What the database keeps of a token. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();
