import type { Text } from '../platform/errors/domain-error.js';
import type { Message } from './public/message.js';

/** The message with the values of its params in its texts; a subject stays on one line. */
export function filledIn(message: Message): Message {
  const values = new Map(Object.entries(message.params ?? {}));
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (name, key: string) => values.get(key) ?? name);
  const subject = inBoth(message.subject, (text) => fill(text).replace(/\s+/g, ' '));
  return { ...message, subject, body: inBoth(message.body, fill) };
}

const inBoth = ({ en, de }: Text, change: (text: string) => string): Text => ({
  en: change(en),
  de: change(de),
});
