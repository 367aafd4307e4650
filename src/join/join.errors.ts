import { DomainError } from '../platform/errors/domain-error.js';

/** The key belongs to no connection, so there is nothing to report about. */
export class KeyWithoutConnection extends DomainError {
  readonly code = 'join.key-without-connection';
  readonly kind = 'conflict';
  readonly title = {
    en: 'This key belongs to no partner’s connection.',
    de: 'Dieser Schlüssel gehört zu keiner Verbindung eines Partners.',
  };
}
