import { DomainError } from '../platform/errors/domain-error.js';

/** No link has this id or token. */
export class ConnectLinkNotFound extends DomainError {
  readonly code = 'connect-links.not-found';
  readonly kind = 'missing';
  readonly title = {
    en: 'There is no such connect link. Look whether it was copied completely.',
    de: 'Diesen Einrichtungslink gibt es nicht. Nachsehen, ob er vollständig kopiert ist.',
  };
}

/** Somebody has opened it before; each link opens once. */
export class ConnectLinkUsed extends DomainError {
  readonly code = 'connect-links.used';
  readonly kind = 'gone';
  readonly title = {
    en: 'This connect link was opened before. Each opens once; ask whoever sent it for a new one.',
    de: 'Dieser Einrichtungslink wurde bereits geöffnet. Jeder gilt einmal; dort, wo er herkam, einen neuen anfordern.',
  };
}

export class ConnectLinkExpired extends DomainError {
  readonly code = 'connect-links.expired';
  readonly kind = 'gone';
  readonly title = {
    en: 'This connect link has expired. Ask whoever sent it for a new one.',
    de: 'Dieser Einrichtungslink ist abgelaufen. Dort, wo er herkam, einen neuen anfordern.',
  };
}

export class ConnectLinkRevoked extends DomainError {
  readonly code = 'connect-links.revoked';
  readonly kind = 'gone';
  readonly title = {
    en: 'This connect link was revoked. Ask whoever sent it for a new one.',
    de: 'Dieser Einrichtungslink wurde widerrufen. Dort, wo er herkam, einen neuen anfordern.',
  };
}
