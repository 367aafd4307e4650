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

/** Another connection to this partner has this label. */
export class LabelTaken extends DomainError {
  readonly code = 'connections.label-taken';
  readonly kind = 'conflict';
  readonly title = {
    en: 'Another connection to this partner has this name. Choose another one.',
    de: 'Eine andere Verbindung zu diesem Partner heißt so. Einen anderen Namen wählen.',
  };
}

/** The organisation has as many connections to this partner as there may be. */
export class TooManyConnections extends DomainError {
  readonly code = 'connections.too-many';
  readonly kind = 'conflict';
  readonly title = {
    en: 'There are as many connections to this partner as possible. Use one that is switched off.',
    de: 'Mehr Verbindungen zu diesem Partner sind nicht möglich. Eine ausgeschaltete verwenden.',
  };
}

/** The guide of the partner has no such text. */
export class GuidePlaceNotFound extends DomainError {
  readonly code = 'connections.guide-text-not-found';
  readonly kind = 'missing';
  readonly title = {
    en: 'The guide of this partner has no such text.',
    de: 'Die Anleitung zu diesem Partner hat diesen Text nicht.',
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

/** Nothing is delivered through this connection; its partner sends applications. */
export class TakesNoApplications extends DomainError {
  readonly code = 'connections.takes-no-applications';
  readonly kind = 'conflict';
  readonly title = {
    en: 'No applications are delivered to this partner. Choose a partner that takes applications.',
    de: 'An diesen Partner werden keine Bewerbungen zugestellt. Einen Partner wählen, der Bewerbungen annimmt.',
  };
}

/** The partner calls us with a key of ours; there is nothing to enter. */
export class NoCredentialsNeeded extends DomainError {
  readonly code = 'connections.no-credentials-needed';
  readonly kind = 'missing';
  readonly title = {
    en: 'This connection needs no credentials of the partner. It works with an API key.',
    de: 'Diese Verbindung braucht keine Zugangsdaten des Partners. Sie arbeitet mit einem API-Schlüssel.',
  };
}

/** Nothing was entered that could be verified. */
export class NoCredentials extends DomainError {
  readonly code = 'connections.no-credentials';
  readonly kind = 'conflict';
  readonly title = {
    en: 'There are no credentials yet. Enter them first.',
    de: 'Es gibt noch keine Zugangsdaten. Sie zuerst eintragen.',
  };
}

/** Somebody entered other credentials while these were verified. */
export class CredentialsReplaced extends DomainError {
  readonly code = 'connections.credentials-replaced';
  readonly kind = 'conflict';
  readonly title = {
    en: 'Other credentials were entered meanwhile. Verify them.',
    de: 'Inzwischen wurden andere Zugangsdaten eingetragen. Diese prüfen.',
  };
}
