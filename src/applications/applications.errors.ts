import { DomainError } from '../platform/errors/domain-error.js';
import { HIGHEST_SIZE } from './documents/document-size.js';

export class ApplicationNotFound extends DomainError {
  readonly code = 'applications.not-found';
  readonly kind = 'missing';
  readonly title = { en: 'There is no such application.', de: 'Diese Bewerbung gibt es nicht.' };
}

export class DocumentNotFound extends DomainError {
  readonly code = 'applications.document-not-found';
  readonly kind = 'missing';
  readonly title = { en: 'There is no such document.', de: 'Dieses Dokument gibt es nicht.' };
}

/** The application was erased: nothing can be added to it. */
export class ApplicationErased extends DomainError {
  readonly code = 'applications.erased';
  readonly kind = 'gone';
  readonly title = { en: 'This application has been erased.', de: 'Diese Bewerbung wurde gelöscht.' };
}

/** Somebody holds the application back from erasure. */
export class ApplicationHeld extends DomainError {
  readonly code = 'applications.held';
  readonly kind = 'conflict';
  readonly title = {
    en: 'This application is held back from erasure. End the hold first.',
    de: 'Diese Bewerbung ist von der Löschung ausgenommen. Zuerst diese Ausnahme beenden.',
  };
}

/** The sender has already pushed an application under this id. */
export class ExternalIdTaken extends DomainError {
  readonly code = 'applications.external-id-taken';
  readonly kind = 'conflict';
  readonly title = {
    en: 'There is already an application with this externalId.',
    de: 'Eine Bewerbung mit dieser externalId gibt es schon.',
  };
}

/** By its content, the file is of a type that is not taken. */
export class FileTypeRefused extends DomainError {
  readonly code = 'applications.file-type-refused';
  readonly kind = 'unsupported';
  readonly title = {
    en: 'Files of this type are not taken. PDF always is.',
    de: 'Dateien dieser Art werden nicht angenommen. PDF geht immer.',
  };
}

export class FileTooLarge extends DomainError {
  readonly code = 'applications.file-too-large';
  readonly kind = 'too-large';
  readonly title = {
    en: `A document has at most ${HIGHEST_SIZE.toLocaleString('en')} bytes.`,
    de: `Ein Dokument hat höchstens ${HIGHEST_SIZE.toLocaleString('de')} Byte.`,
  };
}

export class FileEmpty extends DomainError {
  readonly code = 'applications.file-empty';
  readonly kind = 'invalid';
  readonly title = {
    en: 'The file is empty. Choose another one.',
    de: 'Die Datei ist leer. Eine andere wählen.',
  };
}
