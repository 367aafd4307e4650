import { DomainError } from '../platform/errors/domain-error.js';

/** The organisation has no such application. */
export class ApplicationUnknown extends DomainError {
  readonly code = 'privacy.application-not-found';
  readonly kind = 'missing';
  readonly title = { en: 'There is no such application.', de: 'Diese Bewerbung gibt es nicht.' };
}

/** What is erased cannot be held back any more. */
export class AlreadyErased extends DomainError {
  readonly code = 'privacy.already-erased';
  readonly kind = 'gone';
  readonly title = { en: 'This application has been erased.', de: 'Diese Bewerbung wurde gelöscht.' };
}
