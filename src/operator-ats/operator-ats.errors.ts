import { DomainError } from '../platform/errors/domain-error.js';

/** The link is over, was changed, or what it leads to is no more. Each of them looks the same. */
export class LinkNotValid extends DomainError {
  readonly code = 'operator-ats.link-not-valid';
  readonly kind = 'missing';
  readonly title = {
    en: 'This link is no longer valid. Have the application delivered again to get a new one.',
    de: 'Dieser Link gilt nicht mehr. Für einen neuen die Bewerbung erneut zustellen lassen.',
  };
}
