import type { WebhookMessage } from '../../api/webhooks.js';

type EventKey<Name extends string> = Name extends `${infer Noun}.${infer Past}` ? `${Noun}-${Past}` : never;

/** The key of an event’s text: a dot would name a text within another one. */
export const eventKey = <Name extends WebhookMessage['type']>(event: Name) =>
  event.replace('.', '-') as EventKey<Name>;
