import { DomainError } from '../platform/errors/domain-error.js';

/** No key, or one that is malformed, unknown, deleted or expired: always the same answer. */
export class KeyRefused extends DomainError {
  readonly code = 'access.key-refused';
  readonly kind = 'unauthenticated';
  readonly title = { en: 'A valid API key is needed.', de: 'Ein gültiger API-Schlüssel ist nötig.' };
}

/** A key stands in the address, where it ends up in logs. */
export class KeyInAddress extends DomainError {
  readonly code = 'access.key-in-address';
  readonly kind = 'invalid';
  readonly title = {
    en: 'An API key belongs in the Authorization header, never in the address. Delete this key: it may have been logged.',
    de: 'Ein API-Schlüssel gehört in den Authorization-Header, nie in die Adresse. Diesen Schlüssel löschen: er kann in Protokollen stehen.',
  };
}

/** The key is good, but lacks the scope of this route. */
export class ScopeMissing extends DomainError {
  readonly code = 'access.scope-missing';
  readonly kind = 'refused';
  readonly title;
  constructor(scope: string) {
    super();
    this.title = {
      en: `This key lacks the scope ${scope}.`,
      de: `Diesem Schlüssel fehlt der Bereich ${scope}.`,
    };
  }
}

/** The key is good, but not from there. Only whoever has the key learns it. */
export class AddressNotAllowed extends DomainError {
  readonly code = 'access.address-not-allowed';
  readonly kind = 'refused';
  readonly title;
  constructor(address: string) {
    super();
    this.title = {
      en: `This key may not be used from the address ${address}. Have the address added to the key, or call from an allowed one.`,
      de: `Dieser Schlüssel gilt nicht für die Adresse ${address}. Die Adresse beim Schlüssel eintragen lassen oder von einer erlaubten aus aufrufen.`,
    };
  }
}

/** An operator key must say for which organisation it acts. */
export class OrganisationHeaderMissing extends DomainError {
  readonly code = 'access.organisation-header-missing';
  readonly kind = 'invalid';
  readonly title = {
    en: 'Name the organisation in the header andock-organisation.',
    de: 'Die Organisation im Header andock-organisation nennen.',
  };
}

export class SignInNeeded extends DomainError {
  readonly code = 'access.sign-in-needed';
  readonly kind = 'unauthenticated';
  readonly title = { en: 'Sign in first.', de: 'Zuerst anmelden.' };
}

export class SignInFailed extends DomainError {
  readonly code = 'access.sign-in-failed';
  readonly kind = 'unauthenticated';
  readonly title = {
    en: 'E-mail or password is wrong. Check both, or have the password reset.',
    de: 'E-Mail oder Passwort ist falsch. Beides prüfen oder das Passwort zurücksetzen.',
  };
}

export class RightMissing extends DomainError {
  readonly code = 'access.right-missing';
  readonly kind = 'refused';
  readonly title = { en: 'Your role does not allow this.', de: 'Die eigene Rolle erlaubt das nicht.' };
}

export class CsrfTokenWrong extends DomainError {
  readonly code = 'access.csrf-token-wrong';
  readonly kind = 'refused';
  readonly title = {
    en: 'The page is out of date. Load it again.',
    de: 'Die Seite ist veraltet. Neu laden.',
  };
}

/** The password has to be given again before this. */
export class StepUpRequired extends DomainError {
  readonly code = 'access.step-up-required';
  readonly kind = 'refused';
  readonly title = { en: 'Enter the password again first.', de: 'Zuerst das Passwort erneut eingeben.' };
}

export class ReasonRequired extends DomainError {
  readonly code = 'access.reason-required';
  readonly kind = 'invalid';
  readonly title = {
    en: 'Acting for an organisation needs a reason in the header x-reason.',
    de: 'Handeln für eine Organisation braucht eine Begründung im Header x-reason.',
  };
}

export class OrganisationRequired extends DomainError {
  readonly code = 'access.organisation-required';
  readonly kind = 'invalid';
  readonly title = {
    en: 'Name the organisation in the header x-organisation-id.',
    de: 'Die Organisation im Header x-organisation-id nennen.',
  };
}

export class OrganisationNotFound extends DomainError {
  readonly code = 'access.organisation-not-found';
  readonly kind = 'missing';
  readonly title = { en: 'There is no such organisation.', de: 'Diese Organisation gibt es nicht.' };
}

/** The password was given wrong too often for this account or from this address. */
export class TooManySignIns extends DomainError {
  readonly code = 'access.too-many-sign-ins';
  readonly kind = 'too-many';
  readonly title = {
    en: 'Too many failed sign-ins. Wait a moment.',
    de: 'Zu viele fehlgeschlagene Anmeldungen. Kurz warten.',
  };
  constructor(override readonly retryAfterSeconds: number) {
    super();
  }
}

/** The session of a connect link is over, was revoked, or never was. */
export class ConnectSessionEnded extends DomainError {
  readonly code = 'access.connect-session-ended';
  readonly kind = 'unauthenticated';
  readonly title = {
    en: 'The time of this connect link is over. Ask whoever sent it for a new one.',
    de: 'Die Zeit dieses Einrichtungslinks ist abgelaufen. Dort, wo er herkam, einen neuen anfordern.',
  };
}

/** A connect link leads to one connection only. */
export class NotWithinConnectLink extends DomainError {
  readonly code = 'access.not-within-connect-link';
  readonly kind = 'missing';
  readonly title = {
    en: 'This connect link does not lead there.',
    de: 'Dieser Einrichtungslink führt nicht dorthin.',
  };
}
