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

/** The connection has no credentials in the version that is asked for. */
export class CredentialsGone extends Error {
  override readonly name = 'CredentialsGone';
}
