import { DomainError } from '../platform/errors/domain-error.js';

export class ExternalIdTaken extends DomainError {
  readonly code = 'organisations.external-id-taken';
  readonly kind = 'conflict';
  readonly title = {
    en: 'Another organisation has this external id. Choose another one.',
    de: 'Eine andere Organisation hat diese externe Kennung. Eine andere wählen.',
  };
}

export class EmailTaken extends DomainError {
  readonly code = 'organisations.email-taken';
  readonly kind = 'conflict';
  readonly title = {
    en: 'There is an account with this e-mail. Use another e-mail.',
    de: 'Es gibt schon ein Konto mit dieser E-Mail. Eine andere E-Mail eintragen.',
  };
}

/** The key belongs to one organisation, or acts for one, and this is about another or a new one. */
export class OperatorKeyNeeded extends DomainError {
  readonly code = 'organisations.operator-key-needed';
  readonly kind = 'refused';
  readonly title = {
    en: 'This needs an operator key, without the header andock-organisation.',
    de: 'Dafür ist ein Betreiberschlüssel nötig, ohne den Header andock-organisation.',
  };
}

/** The password given again is not that of the account. */
export class PasswordWrong extends DomainError {
  readonly code = 'organisations.password-wrong';
  readonly kind = 'refused';
  readonly title = {
    en: 'The password is wrong. Enter it again.',
    de: 'Das Passwort ist falsch. Noch einmal eingeben.',
  };
}

/** A page of another site tried to sign somebody in. */
export class ForeignOrigin extends DomainError {
  readonly code = 'organisations.foreign-origin';
  readonly kind = 'refused';
  readonly title = {
    en: 'Signing in is possible only from the console’s own pages.',
    de: 'Anmelden geht nur auf den eigenen Seiten der Konsole.',
  };
}
