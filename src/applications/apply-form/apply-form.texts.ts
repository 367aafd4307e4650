import type { Language } from '../../platform/http/language.js';

const en = {
  title: (job: string) => `Apply: ${job}`,
  at: (organisation: string) => `Application to ${organisation}`,
  required: 'Fields with * are needed.',
  firstName: 'First name',
  lastName: 'Last name',
  email: 'E-mail',
  phone: 'Phone',
  message: 'Message',
  cv: 'CV',
  documents: 'More documents',
  documentsHint: (most: number) =>
    `At most ${most} documents, each up to 20 MB. PDF, Word and other common types.`,
  choose: 'Please choose',
  yes: 'Yes',
  no: 'No',
  privacy: 'What happens with the data',
  privacyText: (organisation: string, months: number) => [
    `${organisation} receives the data of this form and the documents to decide about the application.`,
    'For this they are kept encrypted and passed on to the system in which the organisation manages applications.',
    `They are erased at the latest ${months === 1 ? 'one month' : `${months} months`} after the application, and earlier on request to the organisation.`,
  ],
  consent: 'I have read this and agree that my data is processed for the application.',
  send: 'Send application',
  wrong: 'The application was not sent yet. Please correct:',
  chooseAgain: 'Please choose the documents again.',
  consentMissing: 'The agreement is needed.',
  fileEmpty: 'The file is empty.',
  tooManyFiles: 'There are too many documents.',
  received: 'The application has been received',
  receivedText: (job: string, organisation: string) =>
    `The application for “${job}” is stored at ${organisation} and is passed on from there. This is a confirmation of receipt, not a decision.`,
  reference: 'Reference',
  missing: 'This job is not open',
  missingText: 'The job does not exist, or applications are no longer taken.',
  tooMany: 'Too many applications from this connection',
  tooManyText: 'Nothing was stored. Please try again in an hour.',
  unreadable: 'The form could not be read',
  unreadableText: 'Nothing was stored. Please open the form again.',
  otherLanguage: 'Deutsch',
};

const de: typeof en = {
  title: (job) => `Bewerben: ${job}`,
  at: (organisation) => `Bewerbung bei ${organisation}`,
  required: 'Felder mit * sind nötig.',
  firstName: 'Vorname',
  lastName: 'Nachname',
  email: 'E-Mail',
  phone: 'Telefon',
  message: 'Nachricht',
  cv: 'Lebenslauf',
  documents: 'Weitere Dokumente',
  documentsHint: (most) =>
    `Höchstens ${most} Dokumente mit je bis zu 20 MB. PDF, Word und andere gängige Arten.`,
  choose: 'Bitte auswählen',
  yes: 'Ja',
  no: 'Nein',
  privacy: 'Was mit den Daten geschieht',
  privacyText: (organisation, months) => [
    `${organisation} erhält die Angaben dieses Formulars und die Dokumente, um über die Bewerbung zu entscheiden.`,
    'Dafür werden sie verschlüsselt aufbewahrt und an das System weitergegeben, in dem das Unternehmen Bewerbungen bearbeitet.',
    `Gelöscht werden sie spätestens ${months === 1 ? 'einen Monat' : `${months} Monate`} nach der Bewerbung, auf Verlangen beim Unternehmen früher.`,
  ],
  consent:
    'Ich habe das gelesen und bin einverstanden, dass meine Daten für die Bewerbung verarbeitet werden.',
  send: 'Bewerbung absenden',
  wrong: 'Die Bewerbung ist noch nicht abgesendet. Bitte berichtigen:',
  chooseAgain: 'Die Dokumente bitte erneut auswählen.',
  consentMissing: 'Die Einwilligung ist nötig.',
  fileEmpty: 'Die Datei ist leer.',
  tooManyFiles: 'Es sind zu viele Dokumente.',
  received: 'Die Bewerbung ist eingegangen',
  receivedText: (job, organisation) =>
    `Die Bewerbung auf „${job}“ ist bei ${organisation} gespeichert und wird von dort weitergegeben. Das ist eine Eingangsbestätigung, keine Entscheidung.`,
  reference: 'Referenz',
  missing: 'Diese Stelle ist nicht offen',
  missingText: 'Die Stelle gibt es nicht, oder es werden keine Bewerbungen mehr angenommen.',
  tooMany: 'Zu viele Bewerbungen über diesen Anschluss',
  tooManyText: 'Es wurde nichts gespeichert. Bitte in einer Stunde erneut versuchen.',
  unreadable: 'Das Formular war nicht lesbar',
  unreadableText: 'Es wurde nichts gespeichert. Bitte das Formular erneut öffnen.',
  otherLanguage: 'English',
};

/** The words of the apply form. */
export type ApplyTexts = typeof en;
export const APPLY_TEXTS: Readonly<Record<Language, ApplyTexts>> = { en, de };
