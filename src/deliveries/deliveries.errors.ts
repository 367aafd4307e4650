import { DomainError } from '../platform/errors/domain-error.js';

/** There is no such delivery, or none that the caller may see. */
export class DeliveryNotFound extends DomainError {
  readonly code = 'deliveries.not-found';
  readonly kind = 'missing';
  readonly title = { en: 'There is no such delivery.', de: 'Diese Zustellung gibt es nicht.' };
}

/** Delivering again would end the same way. */
export class RetryCannotHelp extends DomainError {
  readonly code = 'deliveries.retry-cannot-help';
  readonly kind = 'conflict';
  readonly title = {
    en: 'Delivering again cannot help. Hand the application over by download or e-mail.',
    de: 'Erneutes Zustellen kann nicht helfen. Die Bewerbung per Download oder E-Mail übergeben.',
  };
}

/** The delivery is under way, done, or goes on by itself. */
export class NothingToRetry extends DomainError {
  readonly code = 'deliveries.nothing-to-retry';
  readonly kind = 'conflict';
  readonly title = {
    en: 'This delivery is under way, done, or goes on by itself. Reload to see how far it is.',
    de: 'Diese Zustellung läuft, ist erledigt oder geht von selbst weiter. Neu laden, um den Stand zu sehen.',
  };
}

/** The delivery is under way, or has arrived for certain. */
export class NothingToHandOver extends DomainError {
  readonly code = 'deliveries.nothing-to-hand-over';
  readonly kind = 'conflict';
  readonly title = {
    en: 'This delivery is under way or has arrived. There is nothing to hand over.',
    de: 'Diese Zustellung läuft oder ist angekommen. Es gibt nichts zu übergeben.',
  };
}

/** Nothing is presumed here, or somebody has confirmed it. */
export class NothingToConfirm extends DomainError {
  readonly code = 'deliveries.nothing-to-confirm';
  readonly kind = 'conflict';
  readonly title = {
    en: 'Only a presumed delivery can be confirmed, and only once. Reload to see how far it is.',
    de: 'Nur eine vermutete Zustellung lässt sich bestätigen, und nur einmal. Neu laden, um den Stand zu sehen.',
  };
}

/** The delivery is in a worker's hands, or has ended. */
export class NothingToCancel extends DomainError {
  readonly code = 'deliveries.nothing-to-cancel';
  readonly kind = 'conflict';
  readonly title = {
    en: 'Only a delivery that waits can be cancelled. Reload to see how far it is.',
    de: 'Nur eine wartende Zustellung lässt sich abbrechen. Neu laden, um den Stand zu sehen.',
  };
}

/** The application was erased: there is nothing left of it. */
export class NothingLeft extends DomainError {
  readonly code = 'deliveries.application-erased';
  readonly kind = 'gone';
  readonly title = { en: 'This application has been erased.', de: 'Diese Bewerbung wurde gelöscht.' };
}

/** A step that the state of the delivery does not have. */
export class StepNotAllowed extends Error {
  constructor(step: string, state: string) {
    super(`A delivery that is ${state} cannot be ${step}.`);
  }
}
