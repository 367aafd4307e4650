import { DomainError } from '../errors/domain-error.js';

/** The route needs an `Idempotency-Key`, so that a repeated call changes nothing twice. */
export class IdempotencyKeyMissing extends DomainError {
  readonly code = 'request.idempotency-key-missing';
  readonly kind = 'invalid';
  readonly title = { en: 'The header Idempotency-Key is missing.', de: 'Der Header Idempotency-Key fehlt.' };
}

/** The key is not 1 to 255 visible ASCII characters. */
export class IdempotencyKeyInvalid extends DomainError {
  readonly code = 'request.idempotency-key-invalid';
  readonly kind = 'invalid';
  readonly title = {
    en: 'The header Idempotency-Key takes 1 to 255 visible ASCII characters.',
    de: 'Der Header Idempotency-Key nimmt 1 bis 255 sichtbare ASCII-Zeichen.',
  };
}

/** The first call with this key is not finished. */
export class IdempotencyKeyInFlight extends DomainError {
  readonly code = 'request.idempotency-key-in-flight';
  readonly kind = 'conflict';
  readonly title = {
    en: 'A call with this Idempotency-Key is still being worked on.',
    de: 'Ein Aufruf mit diesem Idempotency-Key wird gerade bearbeitet.',
  };
  override readonly retryAfterSeconds = 1;
}

/** The key was used within the last 24 hours for something else. */
export class IdempotencyKeyReused extends DomainError {
  readonly code = 'request.idempotency-key-reused';
  readonly kind = 'unprocessable';
  readonly title = {
    en: 'This Idempotency-Key was used for a different call.',
    de: 'Dieser Idempotency-Key wurde für einen anderen Aufruf benutzt.',
  };
}
