import { DomainError } from '../platform/errors/domain-error.js';

export class SupportRequestNotFound extends DomainError {
  readonly code = 'support-requests.not-found';
  readonly kind = 'missing';
  readonly title = { en: 'There is no such request.', de: 'Diese Anfrage gibt es nicht.' };
}

/** Somebody else was faster, or the customer withdrew it. */
export class AlreadyDecided extends DomainError {
  readonly code = 'support-requests.already-decided';
  readonly kind = 'conflict';
  readonly title = { en: 'This request is already decided.', de: 'Diese Anfrage ist bereits entschieden.' };
}

/** The connection is activated, or needs no activation by support. */
export class NothingToAskFor extends DomainError {
  readonly code = 'support-requests.nothing-to-ask-for';
  readonly kind = 'conflict';
  readonly title = {
    en: 'This partner needs no activation by the support team. Set it up under “Integrations”.',
    de: 'Dieser Partner braucht keine Aktivierung durch das Support-Team. Ihn unter „Integrationen“ einrichten.',
  };
}

/** Only a rejected or withdrawn request whose connection is still off can be opened again. */
export class CannotReopen extends DomainError {
  readonly code = 'support-requests.cannot-reopen';
  readonly kind = 'conflict';
  readonly title = {
    en: 'This request cannot be opened again: it is open or approved, or another one is on its way.',
    de: 'Diese Anfrage lässt sich nicht wieder öffnen: sie ist offen oder genehmigt, oder eine andere ist unterwegs.',
  };
}
