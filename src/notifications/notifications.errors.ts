import { DomainError } from '../platform/errors/domain-error.js';

export class NoticeNotFound extends DomainError {
  readonly code = 'notifications.notice-not-found';
  readonly kind = 'missing';
  readonly title = { en: 'There is no such notice.', de: 'Diese Mitteilung gibt es nicht.' };
}

/** Something is lost or stands still until a person looks, so the person has to hear of it. */
export class TopicMandatory extends DomainError {
  readonly code = 'notifications.topic-mandatory';
  readonly kind = 'conflict';
  readonly title = {
    en: 'These notices cannot be switched off. Others can.',
    de: 'Diese Mitteilungen lassen sich nicht abschalten. Bei anderen geht es.',
  };
}
