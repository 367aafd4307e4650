import type { Language } from '../platform/http/language.js';
import type { Text } from '../platform/errors/domain-error.js';
import type { Mail } from '../platform/mail/mail.js';
import type { Message } from './public/message.js';

/** Who a mail is from, and where the console is. */
export interface Sender {
  readonly name: string;
  readonly url: string;
}

/** What one mail tells, in order. */
export type Told = Pick<Message, 'subject' | 'body'>;

const SEVERAL: Text = { en: '{count} notices', de: '{count} Mitteilungen' };
const MORE: Text = { en: 'More in the console: {count}', de: 'Weitere in der Konsole: {count}' };

/** The mail for one person, in the person's language: one message, or several that came together; `count` with those that it does not tell. */
export function mailTo(
  { email, language }: { readonly email: string; readonly language: Language },
  told: readonly Told[],
  sender: Sender,
  count = told.length,
): Mail {
  const [only] = told;
  if (only && count === 1)
    return { to: email, subject: only.subject[language], text: signed(only.body[language], sender) };
  const texts = told.map(({ subject, body }) => `${subject[language]}\n${body[language]}`);
  if (count > told.length) texts.push(MORE[language].replace('{count}', String(count - told.length)));
  return {
    to: email,
    subject: `${sender.name}: ${SEVERAL[language].replace('{count}', String(count))}`,
    text: signed(texts.join('\n\n'), sender),
  };
}

/** The mail for the support desk's address, whose language nobody knows: in both. */
export const mailToDesk = (to: string, { subject, body }: Told, sender: Sender): Mail => ({
  to,
  subject: `${subject.de} / ${subject.en}`,
  text: signed(`${body.de}\n\n${body.en}`, sender),
});

const signed = (text: string, { name, url }: Sender): string => `${text}\n\n-- \n${name}\n${url}\n`;
