import { DomainError } from '../platform/errors/domain-error.js';

export class KeyNotFound extends DomainError {
  readonly code = 'keys.not-found';
  readonly kind = 'missing';
  readonly title = { en: 'There is no such key.', de: 'Diesen Schlüssel gibt es nicht.' };
}

export class KeyAlreadyDeleted extends DomainError {
  readonly code = 'keys.already-deleted';
  readonly kind = 'conflict';
  readonly title = { en: 'This key was deleted before.', de: 'Dieser Schlüssel ist bereits gelöscht.' };
}

/** It waited longer than 15 minutes, or a newer one was generated. */
export class DraftVoid extends DomainError {
  readonly code = 'keys.draft-void';
  readonly kind = 'conflict';
  readonly title = {
    en: 'This key can no longer be saved. Generate a new one.',
    de: 'Dieser Schlüssel lässt sich nicht mehr speichern. Einen neuen erzeugen.',
  };
}

/** Keys are for connections that are activated. */
export class ConnectionNotEnabled extends DomainError {
  readonly code = 'keys.connection-not-enabled';
  readonly kind = 'conflict';
  readonly title = {
    en: 'The connection is not activated. Keys can be generated afterwards.',
    de: 'Die Verbindung ist nicht aktiviert. Schlüssel lassen sich erst danach erzeugen.',
  };
}

/** We call this partner, it does not call us. */
export class PartnerUsesNoKeys extends DomainError {
  readonly code = 'keys.not-used-by-partner';
  readonly kind = 'conflict';
  readonly title = {
    en: 'This partner needs no key of ours. Enter its credentials instead.',
    de: 'Dieser Partner braucht keinen Schlüssel von hier. Stattdessen seine Zugangsdaten eintragen.',
  };
}
