import { DomainError } from '../../platform/errors/domain-error.js';

/** The password was right; a code of the second factor is needed as well. */
export class SecondFactorRequired extends DomainError {
  readonly code = 'access.second-factor-required';
  readonly kind = 'refused';
  readonly title = {
    en: 'A code of the second factor is needed.',
    de: 'Ein Code des zweiten Faktors ist nötig.',
  };
}

/** The code is wrong, too old, or was used already. */
export class SecondFactorWrong extends DomainError {
  readonly code = 'access.second-factor-wrong';
  readonly kind = 'refused';
  readonly title = {
    en: 'The code is wrong or was used already. Wait for the next one.',
    de: 'Der Code ist falsch oder wurde schon verwendet. Auf den nächsten warten.',
  };
}

export class SecondFactorIsOn extends DomainError {
  readonly code = 'organisations.second-factor-is-on';
  readonly kind = 'conflict';
  readonly title = {
    en: 'There is a second factor already. Remove it first.',
    de: 'Es gibt schon einen zweiten Faktor. Ihn zuerst entfernen.',
  };
}

export class SecondFactorMissing extends DomainError {
  readonly code = 'organisations.second-factor-missing';
  readonly kind = 'missing';
  readonly title = { en: 'There is no second factor.', de: 'Es gibt keinen zweiten Faktor.' };
}
