import type { ConnectLink } from './connect-link.entity.js';
import type { ConnectLinkAnswer } from './connect-links.schemas.js';

/** A link as it is answered, at this moment. */
export const connectLinkAnswer = (link: ConnectLink, partner: string, now: Date): ConnectLinkAnswer => ({
  id: link.id,
  partner,
  connectionId: link.connectionId,
  state: link.stateAt(now),
  language: link.language,
  returnUrl: link.returnUrl,
  createdAt: link.createdAt.toISOString(),
  expiresAt: link.expiresAt.toISOString(),
  openedAt: link.openedAt?.toISOString() ?? null,
  sessionEndsAt: link.sessionEndsAt?.toISOString() ?? null,
  revokedAt: link.revokedAt?.toISOString() ?? null,
});
