import type { Person } from '../organisations/public/people.js';
import type { Mail } from '../platform/mail/mail.js';
import type { Message } from './public/message.js';

/** Who a mail is from, and where the console is. */
export interface Sender {
  readonly name: string;
  readonly url: string;
}

/** The mail for one person, in the person's language. */
export const mailTo = ({ email, language }: Person, { subject, body }: Message, sender: Sender): Mail => ({
  to: email,
  subject: subject[language],
  text: signed(body[language], sender),
});

/** The mail for the support desk's address, whose language nobody knows: in both. */
export const mailToDesk = (to: string, { subject, body }: Message, sender: Sender): Mail => ({
  to,
  subject: `${subject.de} / ${subject.en}`,
  text: signed(`${body.de}\n\n${body.en}`, sender),
});

const signed = (text: string, { name, url }: Sender): string => `${text}\n\n-- \n${name}\n${url}\n`;
