import type { Request } from 'express';
import type { Actor } from './actor.js';

/** Names the connect link whose session makes a call, so that it is never mistaken for a signed-in person's. */
export const CONNECT_LINK_HEADER = 'x-connect-link';

/** Somebody who has opened a connect link. */
export interface ConnectSession {
  readonly actor: Actor;
  readonly partner: string;
  /** Has to come back in `x-csrf-token` with every change. */
  readonly csrfToken: string;
}

/** Port: `connect-links` implements it, so that `access` never imports it. */
export abstract class ConnectSessions {
  /** The session that the call's header and cookie name. Throws `ConnectSessionEnded`. */
  abstract ofRequest(request: Request): Promise<ConnectSession>;
}
