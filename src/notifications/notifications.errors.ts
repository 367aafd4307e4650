import { DomainError } from '../platform/errors/domain-error.js';

export class NoticeNotFound extends DomainError {
  readonly code = 'notifications.notice-not-found';
  readonly kind = 'missing';
  readonly title = { en: 'There is no such notice.', de: 'Diese Mitteilung gibt es nicht.' };
}
