import { DomainError } from '../../platform/errors/domain-error.js';

export class SessionNotFound extends DomainError {
  readonly code = 'organisations.session-not-found';
  readonly kind = 'missing';
  readonly title = { en: 'This session has ended.', de: 'Diese Sitzung ist beendet.' };
}
