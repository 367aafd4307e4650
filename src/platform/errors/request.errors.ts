import { DomainError, type FieldProblem } from './domain-error.js';

/** The input does not have the shape that the route describes. */
export class RequestInvalid extends DomainError {
  readonly code = 'request.invalid';
  readonly kind = 'invalid';
  readonly title = {
    en: 'The request has values that cannot be used.',
    de: 'Die Anfrage enthält unbrauchbare Werte.',
  };
  constructor(override readonly problems: readonly FieldProblem[]) {
    super();
  }
}

/** The body is not JSON in UTF-8. */
export class BodyUnreadable extends DomainError {
  readonly code = 'request.body-unreadable';
  readonly kind = 'invalid';
  readonly title = { en: 'The body is not readable as JSON.', de: 'Der Inhalt ist nicht als JSON lesbar.' };
}

/** The body is larger than the route takes. */
export class BodyTooLarge extends DomainError {
  readonly code = 'request.body-too-large';
  readonly kind = 'too-large';
  readonly title = { en: 'The body is too large.', de: 'Der Inhalt ist zu groß.' };
}

/** Headers or body did not arrive in time. */
export class RequestTooSlow extends DomainError {
  readonly code = 'request.too-slow';
  readonly kind = 'too-slow';
  readonly title = {
    en: 'The request did not arrive in time. Send it again over a better line.',
    de: 'Die Anfrage ist nicht rechtzeitig angekommen. Über eine bessere Leitung erneut senden.',
  };
}

/** The headers are larger than any call needs. */
export class HeadersTooLarge extends DomainError {
  readonly code = 'request.headers-too-large';
  readonly kind = 'headers-too-large';
  readonly title = { en: 'The headers are too large.', de: 'Die Kopfzeilen sind zu groß.' };
}

/** What came is not HTTP. */
export class RequestUnreadable extends DomainError {
  readonly code = 'request.unreadable';
  readonly kind = 'invalid';
  readonly title = {
    en: 'The request is not readable as HTTP.',
    de: 'Die Anfrage ist nicht als HTTP lesbar.',
  };
}

/** The body's content type or encoding is not one that the route takes. */
export class BodyUnsupported extends DomainError {
  readonly code = 'request.body-unsupported';
  readonly kind = 'unsupported';
  readonly title = {
    en: 'This type of content is not taken here.',
    de: 'Diese Art von Inhalt wird hier nicht angenommen.',
  };
}

/** There is no such route, or no such thing for this caller. */
export class NotFound extends DomainError {
  readonly code = 'request.not-found';
  readonly kind = 'missing';
  readonly title = { en: 'Not found.', de: 'Nicht gefunden.' };
}

/** The caller has used up its rate. */
export class TooManyRequests extends DomainError {
  readonly code = 'request.too-many';
  readonly kind = 'too-many';
  readonly title = { en: 'Too many requests.', de: 'Zu viele Anfragen.' };
  constructor(override readonly retryAfterSeconds: number) {
    super();
  }
}

/** A part that is needed for an honest answer is not reachable; nothing was changed. */
export class Unavailable extends DomainError {
  readonly code = 'request.unavailable';
  readonly kind = 'unavailable';
  readonly title = {
    en: 'The service is not available at the moment. Nothing was changed.',
    de: 'Der Dienst ist gerade nicht verfügbar. Es wurde nichts geändert.',
  };
  override readonly retryAfterSeconds = 5;
}
