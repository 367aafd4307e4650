import { DomainError } from '../platform/errors/domain-error.js';

/** There is no such job in this organisation. */
export class JobNotFound extends DomainError {
  readonly code = 'jobs.not-found';
  readonly kind = 'missing';
  readonly title = { en: 'There is no such job.', de: 'Diese Stelle gibt es nicht.' };
}

/** The job was never published to the partner that calls, or too long ago. */
export class JobNotPublished extends DomainError {
  readonly code = 'jobs.not-published';
  readonly kind = 'missing';
  readonly title = {
    en: 'This job is not published to this partner.',
    de: 'Diese Stelle ist bei diesem Partner nicht veröffentlicht.',
  };
}

/** Somebody else changed the job since it was read. */
export class JobChangedMeanwhile extends DomainError {
  readonly code = 'jobs.changed-meanwhile';
  readonly kind = 'conflict';
  readonly title = {
    en: 'The job was changed meanwhile. Read it again first.',
    de: 'Die Stelle wurde inzwischen geändert. Zuerst neu laden.',
  };
}

/** Another job of the organisation already has this external id. */
export class ExternalIdTaken extends DomainError {
  readonly code = 'jobs.external-id-taken';
  readonly kind = 'conflict';
  readonly title = {
    en: 'Another job already has this external id. Choose another one.',
    de: 'Eine andere Stelle hat bereits diese externe Kennung. Eine andere wählen.',
  };
}

/** The last day of the job is over. */
export class JobExpired extends DomainError {
  readonly code = 'jobs.expired';
  readonly kind = 'conflict';
  readonly title = {
    en: 'The last day of this job is over. Change it first.',
    de: 'Der letzte Tag dieser Stelle ist vorbei. Zuerst ändern.',
  };
}

/** The partner is not activated, so nothing can be published there. */
export class PartnerNotActive extends DomainError {
  readonly code = 'jobs.partner-not-active';
  readonly kind = 'conflict';
  readonly title = {
    en: 'This partner is not activated yet. Activate it under “Integrations” first.',
    de: 'Dieser Partner ist noch nicht aktiviert. Ihn zuerst unter „Integrationen“ aktivieren.',
  };
}

/** The partner receives applications; jobs are not published there. */
export class PartnerTakesNoJobs extends DomainError {
  readonly code = 'jobs.partner-takes-no-jobs';
  readonly kind = 'conflict';
  readonly title = {
    en: 'Jobs are not published to this partner. Choose a partner that takes jobs.',
    de: 'Bei diesem Partner werden keine Stellen veröffentlicht. Einen Partner wählen, der Stellen annimmt.',
  };
}

/** A version was asked for that is none. */
export class VersionUnreadable extends DomainError {
  readonly code = 'jobs.version-unreadable';
  readonly kind = 'invalid';
  readonly title = {
    en: 'If-Match takes the job’s version, such as "3".',
    de: 'If-Match nimmt die Version der Stelle, etwa "3".',
  };
}
