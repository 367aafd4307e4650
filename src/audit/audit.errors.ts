import { DomainError } from '../platform/errors/domain-error.js';

export class AuditLogNotFound extends DomainError {
  readonly code = 'audit.log-not-found';
  readonly kind = 'missing';
  readonly title = { en: 'There is no such organisation.', de: 'Diese Organisation gibt es nicht.' };
}

export class AuditEventNotFound extends DomainError {
  readonly code = 'audit.event-not-found';
  readonly kind = 'missing';
  readonly title = { en: 'There is no such event.', de: 'Dieses Ereignis gibt es nicht.' };
}

export class ExportNotFound extends DomainError {
  readonly code = 'audit.export-not-found';
  readonly kind = 'missing';
  readonly title = { en: 'There is no such export.', de: 'Diesen Export gibt es nicht.' };
}

export class ExportNotReady extends DomainError {
  readonly code = 'audit.export-not-ready';
  readonly kind = 'conflict';
  readonly title = {
    en: 'The export is not ready to be downloaded. Wait until it is, or request a new one if it failed.',
    de: 'Der Export ist nicht zum Herunterladen bereit. Warten, bis er es ist; ist er gescheitert, einen neuen anfordern.',
  };
}

export class ExportDeleted extends DomainError {
  readonly code = 'audit.export-deleted';
  readonly kind = 'gone';
  readonly title = {
    en: 'The export was deleted after its period. Ask for a new one.',
    de: 'Der Export wurde nach seiner Frist gelöscht. Einen neuen anfordern.',
  };
}

export class VerificationNotFound extends DomainError {
  readonly code = 'audit.verification-not-found';
  readonly kind = 'missing';
  readonly title = { en: 'There is no such verification.', de: 'Diese Prüfung gibt es nicht.' };
}
