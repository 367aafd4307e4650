import { DomainError } from '../platform/errors/domain-error.js';
import type { ConnectionState } from './public/connection-state.js';

/** The organisation has no such connection, or several to the partner that was named. */
export class ConnectionNotFound extends DomainError {
  readonly code = 'connections.not-found';
  readonly kind = 'missing';
  readonly title = { en: 'There is no such connection.', de: 'Diese Verbindung gibt es nicht.' };
}

/** The operator does not offer this partner. */
export class PartnerNotFound extends DomainError {
  readonly code = 'connections.partner-not-found';
  readonly kind = 'missing';
  readonly title = {
    en: 'This partner is not offered here.',
    de: 'Dieser Partner wird hier nicht angeboten.',
  };
}

/** A connection cannot go this way, because something else has happened to it before. */
export class MoveNotAllowed extends DomainError {
  readonly code = 'connections.move-not-allowed';
  readonly kind = 'conflict';
  readonly title;
  constructor(from: ConnectionState, to: ConnectionState) {
    super();
    this.title = {
      en: `A connection that is ${from} cannot become ${to}.`,
      de: `Eine Verbindung im Zustand ${from} kann nicht in den Zustand ${to} wechseln.`,
    };
  }
}

/** Only support can activate this partner, after a support request. */
export class ActivationBySupport extends DomainError {
  readonly code = 'connections.activation-by-support';
  readonly kind = 'conflict';
  readonly title = {
    en: 'The support team activates this partner. Send a request first.',
    de: 'Diesen Partner aktiviert das Support-Team. Zuerst eine Anfrage senden.',
  };
}
