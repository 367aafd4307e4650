import type { Language } from '../../platform/http/language.js';
import type { Mail } from '../../platform/mail/mail.js';

/** What a mail about a hand-over says. */
export interface HandOverMail {
  readonly to: string;
  readonly language: Language;
  /** The name of the person who hands it over. */
  readonly sender: string;
  readonly job: string;
  readonly partnerName: string;
  readonly link: string;
  readonly operator: string;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** Leads a colleague to an application; it names the job, never the candidate. */
export function handOverMail({ to, language, sender, job, partnerName, link, operator }: HandOverMail): Mail {
  const { subject, text } = {
    en: {
      subject: `${job}: an application is handed over`,
      text: `${sender} hands over an application to “${job}”. It could not be delivered to ${partnerName}.\nThis link leads to it, with its documents. It works for 24 hours, and only this mail has it:`,
    },
    de: {
      subject: `${job}: Bewerbung wird übergeben`,
      text: `${sender} übergibt eine Bewerbung auf „${job}“. Sie konnte nicht an ${partnerName} zugestellt werden.\nDieser Link führt samt Dokumenten dorthin. Er gilt 24 Stunden und steht nur in dieser E-Mail:`,
    },
  }[language];
  return { to, subject: oneLine(subject), text: `${text}\n\n${link}\n\n-- \n${operator}\n` };
}
