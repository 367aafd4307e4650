import type { Message } from '../notifications/public/message.js';
import type { Webhook } from './webhook.entity.js';

const WHY = {
  failing: {
    en: 'No message has reached {host} for five days.',
    de: 'Seit fünf Tagen hat keine Nachricht {host} erreicht.',
  },
  gone: {
    en: '{host} has answered that it wants no more messages (410).',
    de: '{host} hat geantwortet, keine Nachrichten mehr zu wollen (410).',
  },
};
const NEXT_STEP = {
  en: 'Mend the address, then enable the webhook again under Webhooks. Until then its messages are kept, for 30 days at most.',
  de: 'Die Adresse reparieren, dann den Webhook unter Webhooks wieder einschalten. Bis dahin bleiben seine Nachrichten liegen, höchstens 30 Tage.',
};

/** Tells that nothing is sent to a webhook any more; only the host is named, an address may hold a secret. */
export function disabledMessage({ id, url }: Webhook, reason: 'failing' | 'gone'): Message {
  return {
    kind: 'webhook.disabled',
    subject: { en: 'Webhook to {host} disabled', de: 'Webhook an {host} abgeschaltet' },
    body: { en: `${WHY[reason].en}\n${NEXT_STEP.en}`, de: `${WHY[reason].de}\n${NEXT_STEP.de}` },
    params: { host: new URL(url).host, webhookId: id, reason },
  };
}
