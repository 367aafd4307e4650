import { DomainError } from '../../platform/errors/domain-error.js';

export class AccountNotFound extends DomainError {
  readonly code = 'organisations.account-not-found';
  readonly kind = 'missing';
  readonly title = { en: 'There is no such person.', de: 'Diese Person gibt es nicht.' };
}

export class InvitationNotFound extends DomainError {
  readonly code = 'organisations.invitation-not-found';
  readonly kind = 'missing';
  readonly title = { en: 'There is no such open invitation.', de: 'Diese offene Einladung gibt es nicht.' };
}

/** Without this person nobody could manage the others. */
export class LastOne extends DomainError {
  readonly code = 'organisations.last-one';
  readonly kind = 'conflict';
  readonly title = {
    en: 'Nobody else could manage the accounts. Give another person this role first.',
    de: 'Niemand sonst könnte die Konten verwalten. Zuerst einer anderen Person diese Rolle geben.',
  };
}

/** An account with a password would be of no use to staff here. */
export class StaffBySingleSignOn extends DomainError {
  readonly code = 'organisations.staff-by-single-sign-on';
  readonly kind = 'conflict';
  readonly title = {
    en: 'Staff sign in only by single sign-on here. Give the person a role at the identity provider; the account comes with the first sign-in.',
    de: 'Personal meldet sich hier nur über Single Sign-on an. Der Person beim Anmeldedienst eine Rolle geben; das Konto entsteht mit der ersten Anmeldung.',
  };
}

/** The link of a mail is unknown, was used, was replaced or is too old: always the same answer. */
export class LinkRefused extends DomainError {
  readonly code = 'organisations.link-refused';
  readonly kind = 'missing';
  readonly title = {
    en: 'This link is not valid any more. Ask for a new one.',
    de: 'Dieser Link gilt nicht mehr. Einen neuen anfordern.',
  };
}
