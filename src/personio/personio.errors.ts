import { DomainError } from '../platform/errors/domain-error.js';

/** The connection leads to another partner. */
export class NotPersonio extends DomainError {
  readonly code = 'personio.connection-not-found';
  readonly kind = 'missing';
  readonly title = {
    en: 'There is no such connection to Personio.',
    de: 'Diese Verbindung zu Personio gibt es nicht.',
  };
}

/** Nothing was entered that could be verified. */
export class NoCredentials extends DomainError {
  readonly code = 'personio.no-credentials';
  readonly kind = 'conflict';
  readonly title = { en: 'Enter the credentials first.', de: 'Zuerst die Zugangsdaten eintragen.' };
}

/** Somebody entered other credentials while these were verified. */
export class CredentialsReplaced extends DomainError {
  readonly code = 'personio.credentials-replaced';
  readonly kind = 'conflict';
  readonly title = {
    en: 'Other credentials were entered meanwhile. Verify them.',
    de: 'Inzwischen wurden andere Zugangsdaten eingetragen. Diese prüfen.',
  };
}
