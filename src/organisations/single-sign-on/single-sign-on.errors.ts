import { DomainError } from '../../platform/errors/domain-error.js';

export class SingleSignOnOff extends DomainError {
  readonly code = 'organisations.single-sign-on-off';
  readonly kind = 'missing';
  readonly title = {
    en: 'Single sign-on is not set up here. Sign in with e-mail and password.',
    de: 'Single Sign-on ist hier nicht eingerichtet. Mit E-Mail und Passwort anmelden.',
  };
}

/** The identity provider cannot be asked. */
export class SingleSignOnUnavailable extends DomainError {
  readonly code = 'organisations.single-sign-on-unavailable';
  readonly kind = 'unavailable';
  readonly title = {
    en: 'The sign-in service does not answer. Try again in a minute; if it stays like this, tell the operator.',
    de: 'Der Anmeldedienst antwortet nicht. In einer Minute erneut versuchen; bleibt es so, den Betreiber benachrichtigen.',
  };
  override readonly retryAfterSeconds = 60;
}

/** Nothing is under way in this browser that the answer would fit: too late, used, or begun elsewhere. */
export class SingleSignOnExpired extends DomainError {
  readonly code = 'organisations.single-sign-on-expired';
  readonly kind = 'unauthenticated';
  readonly title = {
    en: 'This sign-in has expired or was used already. Start it again.',
    de: 'Diese Anmeldung ist abgelaufen oder wurde schon verwendet. Neu beginnen.',
  };
}

/** The provider refused, or its answer does not prove what it should. */
export class SingleSignOnRefused extends DomainError {
  readonly code = 'organisations.single-sign-on-refused';
  readonly kind = 'unauthenticated';
  readonly title = {
    en: 'The sign-in service did not confirm the sign-in. Start it again; if it fails again, tell the operator the request id.',
    de: 'Der Anmeldedienst hat die Anmeldung nicht bestätigt. Neu beginnen; scheitert es wieder, dem Betreiber die Anfrage-ID nennen.',
  };
}

export class StaffRoleMissing extends DomainError {
  readonly code = 'organisations.staff-role-missing';
  readonly kind = 'refused';
  readonly title = {
    en: 'The sign-in service names no role for this person here. Ask the operator for access.',
    de: 'Der Anmeldedienst nennt für diese Person keine Rolle hier. Beim Betreiber Zugang erbitten.',
  };
}

export class EmailUnproven extends DomainError {
  readonly code = 'organisations.email-unproven';
  readonly kind = 'refused';
  readonly title = {
    en: 'The sign-in service has not verified the e-mail. Have it verified there, then sign in again.',
    de: 'Der Anmeldedienst hat die E-Mail nicht bestätigt. Sie dort bestätigen lassen, dann erneut anmelden.',
  };
}

/** The e-mail belongs to a member, to another person of the provider, or to an account of the command line. */
export class IdentityTaken extends DomainError {
  readonly code = 'organisations.identity-taken';
  readonly kind = 'refused';
  readonly title = {
    en: 'This e-mail belongs to an account that does not use single sign-on. Sign in with its password, or ask the operator.',
    de: 'Diese E-Mail gehört zu einem Konto ohne Single Sign-on. Mit dessen Passwort anmelden oder den Betreiber fragen.',
  };
}

export class AccountDisabled extends DomainError {
  readonly code = 'organisations.account-disabled';
  readonly kind = 'refused';
  readonly title = {
    en: 'This account is disabled. Ask an administrator to enable it.',
    de: 'Dieses Konto ist gesperrt. Um Freigabe bei der Administration bitten.',
  };
}

/** Somebody else signed in at the provider, or the sign-in there is older than the question. */
export class NotProvenAgain extends DomainError {
  readonly code = 'organisations.not-proven-again';
  readonly kind = 'refused';
  readonly title = {
    en: 'The sign-in service did not ask this person again. Start again and sign in there anew.',
    de: 'Der Anmeldedienst hat diese Person nicht erneut gefragt. Neu beginnen und sich dort neu anmelden.',
  };
}
