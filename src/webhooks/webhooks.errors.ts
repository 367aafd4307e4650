import { DomainError } from '../platform/errors/domain-error.js';
import type { UrlRefusal } from '../platform/outgoing/refused-url.js';

export class WebhookNotFound extends DomainError {
  readonly code = 'webhooks.not-found';
  readonly kind = 'missing';
  readonly title = { en: 'There is no such webhook.', de: 'Diesen Webhook gibt es nicht.' };
}

/** Older messages have been removed. */
export class MessageNotFound extends DomainError {
  readonly code = 'webhooks.message-not-found';
  readonly kind = 'missing';
  readonly title = {
    en: 'There is no such message. Messages are kept for 30 days.',
    de: 'Diese Nachricht gibt es nicht. Nachrichten bleiben 30 Tage.',
  };
}

const WHY_REFUSED: Readonly<Record<UrlRefusal, { en: string; de: string }>> = {
  'not-a-url': {
    en: 'This is not the address of a web service.',
    de: 'Das ist keine Adresse eines Webdienstes.',
  },
  'not-https': {
    en: 'The address has to begin with https://.',
    de: 'Die Adresse muss mit https:// beginnen.',
  },
  'has-credentials': {
    en: 'The address must not hold a user name or password. Messages are signed instead.',
    de: 'Die Adresse darf weder Benutzername noch Passwort enthalten. Nachrichten sind stattdessen signiert.',
  },
  'not-public': {
    en: 'The address has to be reachable from the public internet.',
    de: 'Die Adresse muss aus dem öffentlichen Internet erreichbar sein.',
  },
};

/** The address is one that is never called. */
export class UrlRefused extends DomainError {
  readonly code = 'webhooks.url-refused';
  readonly kind = 'unprocessable';
  readonly title = {
    en: 'Webhooks are not sent to this address.',
    de: 'An diese Adresse werden keine Webhooks gesendet.',
  };
  override readonly problems;
  constructor(refusal: UrlRefusal) {
    super();
    this.problems = [{ field: 'url', code: refusal.replaceAll('-', '_'), message: WHY_REFUSED[refusal] }];
  }
}

export class UrlTaken extends DomainError {
  readonly code = 'webhooks.url-taken';
  readonly kind = 'conflict';
  readonly title = {
    en: 'There is a webhook to this address. Change its events, or give it a new secret.',
    de: 'Zu dieser Adresse gibt es einen Webhook. Dessen Ereignisse ändern oder ein neues Geheimnis erzeugen.',
  };
}

export class TooManyWebhooks extends DomainError {
  readonly code = 'webhooks.too-many';
  readonly kind = 'conflict';
  readonly title = {
    en: 'There are 20 webhooks already. Delete one that is not used.',
    de: 'Es gibt bereits 20 Webhooks. Einen unbenutzten löschen.',
  };
}

export class TooManySecrets extends DomainError {
  readonly code = 'webhooks.too-many-secrets';
  readonly kind = 'conflict';
  readonly title = {
    en: 'Too many earlier secrets still sign, each for 24 hours. Use the last one, or wait until the first ends.',
    de: 'Zu viele frühere Geheimnisse signieren noch, jedes 24 Stunden lang. Das letzte verwenden oder das Ende des ersten abwarten.',
  };
}

export class WebhookDisabled extends DomainError {
  readonly code = 'webhooks.disabled';
  readonly kind = 'conflict';
  readonly title = {
    en: 'The webhook is disabled. Enable it first.',
    de: 'Der Webhook ist abgeschaltet. Zuerst einschalten.',
  };
}
