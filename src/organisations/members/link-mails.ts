import type { Language } from '../../platform/http/language.js';
import type { Mail } from '../../platform/mail/mail.js';

interface LinkMail {
  readonly to: string;
  readonly language: Language;
  readonly operator: string;
  /** The token stands behind `#`, so it reaches no server's log. */
  readonly link: string;
}

type Texts = Record<Language, Pick<Mail, 'subject' | 'text'>>;

/** Asks somebody to make an account; `group` is the organisation's name, or the operator's. */
export function invitationMail({ group, ...mail }: LinkMail & { readonly group: string }): Mail {
  return mailFrom(mail, {
    en: {
      subject: `Invitation to ${oneLine(group)}`,
      text: `${group} has invited this address to ${mail.operator}. This link leads to the account. It works once, within 24 hours:`,
    },
    de: {
      subject: `Einladung zu ${oneLine(group)}`,
      text: `${group} hat diese Adresse zu ${mail.operator} eingeladen. Dieser Link führt zum Konto. Er gilt einmal, innerhalb von 24 Stunden:`,
    },
  });
}

/** Leads somebody who has forgotten the password to a new one. */
export function passwordResetMail(mail: LinkMail): Mail {
  return mailFrom(mail, {
    en: {
      subject: 'Set a new password',
      text: 'A new password was asked for. This link sets it. It works once, within one hour. Whoever did not ask for it can ignore this mail; the password stays as it is:',
    },
    de: {
      subject: 'Neues Passwort setzen',
      text: 'Ein neues Passwort wurde angefordert. Dieser Link setzt es. Er gilt einmal, innerhalb einer Stunde. Wurde es nicht selbst angefordert, ist nichts zu tun; das Passwort bleibt, wie es ist:',
    },
  });
}

/** Tells somebody that the second factor is gone: welcome, or the sign of an attack. */
export function secondFactorGoneMail({ to, language, operator }: Omit<LinkMail, 'link'>): Mail {
  const texts: Texts = {
    en: {
      subject: 'The second factor was removed',
      text: 'The second factor of this account was removed by an administrator, and all sessions have ended. The password alone lets in again. Whoever did not ask for this should change the password and tell the administration at once.',
    },
    de: {
      subject: 'Der zweite Faktor wurde entfernt',
      text: 'Der zweite Faktor dieses Kontos wurde von der Administration entfernt, alle Sitzungen sind beendet. Das Passwort allein genügt wieder. Wurde das nicht selbst erbeten: Passwort ändern und sofort die Administration benachrichtigen.',
    },
  };
  const { subject, text } = texts[language];
  return { to, subject, text: `${text}\n\n-- \n${operator}\n` };
}

function mailFrom({ to, language, operator, link }: LinkMail, texts: Texts): Mail {
  const { subject, text } = texts[language];
  return { to, subject, text: `${text}\n\n${link}\n\n-- \n${operator}\n` };
}

const oneLine = (name: string): string => name.replace(/\s+/g, ' ');
