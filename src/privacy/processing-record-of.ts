import type { Config } from '../platform/config/config.js';
import type { Text } from '../platform/errors/domain-error.js';
import type { Language } from '../platform/http/language.js';
import type { ProcessingFacts } from './processing-facts.query.js';
import type { ProcessingRecord } from './processing-record.schemas.js';

type Settings = Pick<Config, 'operator' | 'publicUrl' | 'singleSignOn' | 'keyStoreUrl' | 'audit'>;

const text = (en: string, de: string): Text => ({ en, de });

const PURPOSES = [
  text(
    'To receive applications for jobs of the organisation from job boards and apply forms.',
    'Bewerbungen auf Stellen der Organisation von Jobbörsen und Bewerbungsformularen annehmen.',
  ),
  text(
    'To deliver them to the applicant tracking systems that the organisation has connected.',
    'Sie an die Bewerbermanagementsysteme zustellen, die die Organisation verbunden hat.',
  ),
  text(
    'To prove who did what, in a log that shows every change to it.',
    'Nachweisen, wer was getan hat, in einem Protokoll, dem jede Änderung anzusehen ist.',
  ),
];
const PERSONS = [
  text(
    'Candidates who apply for jobs of the organisation.',
    'Personen, die sich auf Stellen der Organisation bewerben.',
  ),
  text(
    'People of the organisation and of the operator who have an account.',
    'Personen der Organisation und des Betreibers, die ein Konto haben.',
  ),
];
const DATA = [
  text(
    'Candidates: name, e-mail address, telephone number, links, answers to questions, documents such as a CV, the job, when and from where the application came.',
    'Bewerbungen: Name, E-Mail-Adresse, Telefonnummer, Links, Antworten auf Fragen, Dokumente wie der Lebenslauf, die Stelle, wann und woher die Bewerbung kam.',
  ),
  text(
    'Accounts: name, e-mail address, role, language, sign-ins and actions with time and network address.',
    'Konten: Name, E-Mail-Adresse, Rolle, Sprache, Anmeldungen und Handlungen mit Zeit und Netzwerkadresse.',
  ),
];
const TRANSFERS = [
  text(
    'The hub passes data on to the recipients named above and to nobody else. Whether one of them processes outside the European Economic Area is a matter of the organisation’s contract with it; the hub does not know.',
    'Der Hub gibt Daten nur an die oben genannten Empfänger weiter. Ob einer davon außerhalb des Europäischen Wirtschaftsraums verarbeitet, ergibt sich aus dem Vertrag der Organisation mit ihm; dem Hub ist es nicht bekannt.',
  ),
];
const DOES = {
  inbound: text(
    'Gets published jobs, passes on applications.',
    'Erhält veröffentlichte Stellen, übergibt Bewerbungen.',
  ),
  outbound: text('Gets applications with documents.', 'Erhält Bewerbungen mit Dokumenten.'),
};

/** The record of processing that follows from these facts and settings. */
export function processingRecordOf(
  { organisation, rule, recipients }: ProcessingFacts,
  settings: Settings,
  language: Language,
  now: Date,
): ProcessingRecord {
  const inWords = (texts: readonly (Text | false)[]) =>
    texts.flatMap((each) => (each === false ? [] : [each[language]]));
  return {
    madeAt: now.toISOString(),
    language,
    controller: { name: organisation.name, contact: organisation.country },
    processor: { name: settings.operator.name, contact: settings.operator.supportEmail },
    purposes: inWords(PURPOSES),
    persons: inWords(PERSONS),
    data: inWords(DATA),
    recipients: recipients.map(({ direction, ...times }) => ({ ...times, does: DOES[direction][language] })),
    transfers: inWords(TRANSFERS),
    retention: { ...rule, sentences: inWords(retention(rule, settings)) },
    measures: inWords(measures(settings)),
  };
}

const retention = (
  { months, endedDays, documentsDays }: ProcessingFacts['rule'],
  { audit: { retentionMonths } }: Settings,
): (Text | false)[] => [
  text(
    `Applications are erased ${months} months after receipt, unless a legal hold keeps one.`,
    `Bewerbungen werden ${months} Monate nach dem Eingang gelöscht, außer eine Sperre hält eine zurück.`,
  ),
  endedDays !== null &&
    text(
      `Sooner, ${endedDays} days after all of its deliveries have ended.`,
      `Früher, ${endedDays} Tage nachdem alle ihre Zustellungen zu Ende sind.`,
    ),
  text(
    `Documents are removed ${documentsDays} days after an acknowledged delivery.`,
    `Dokumente werden ${documentsDays} Tage nach einer bestätigten Zustellung entfernt.`,
  ),
  text(
    'What was erased is unreadable in every backup 14 days later, when the last copy of its key expires.',
    'Gelöschtes ist 14 Tage später auch in jeder Sicherung unlesbar, wenn die letzte Kopie seines Schlüssels verfällt.',
  ),
  retentionMonths === undefined
    ? text('The audit log is kept for good.', 'Das Protokoll wird dauerhaft aufbewahrt.')
    : text(
        `Texts of the audit log are dropped after ${retentionMonths} months; their hashes stay.`,
        `Texte des Protokolls werden nach ${retentionMonths} Monaten entfernt; ihre Hashes bleiben.`,
      ),
];

const measures = ({ publicUrl, singleSignOn, keyStoreUrl }: Settings): (Text | false)[] => [
  text(
    'What candidates wrote and uploaded is encrypted with AES-256-GCM under a key per application; erasing destroys that key.',
    'Was in Bewerbungen steht und hochgeladen wurde, ist mit AES-256-GCM verschlüsselt, je Bewerbung unter einem eigenen Schlüssel; beim Löschen wird er vernichtet.',
  ),
  keyStoreUrl !== undefined &&
    text('These keys lie in a database of their own.', 'Diese Schlüssel liegen in einer eigenen Datenbank.'),
  text(
    'Partners’ credentials are encrypted in the same way; of API keys only a digest is kept, of passwords only Argon2id.',
    'Zugangsdaten der Partner sind ebenso verschlüsselt; von API-Schlüsseln bleibt nur ein Hash, von Passwörtern nur Argon2id.',
  ),
  publicUrl.startsWith('https:') &&
    text('Transport is encrypted (HTTPS).', 'Die Übertragung ist verschlüsselt (HTTPS).'),
  text(
    'Rights by role; each organisation sees only its own data; staff state a reason before they look into one.',
    'Rechte nach Rollen; jede Organisation sieht nur ihre eigenen Daten; der Betreiber nennt einen Grund, bevor er in eine hineinsieht.',
  ),
  singleSignOn !== undefined &&
    text(
      `The operator’s staff sign in by single sign-on (${singleSignOn.name}).`,
      `Beim Betreiber geschieht die Anmeldung über Single Sign-on (${singleSignOn.name}).`,
    ),
  text(
    'Every action stands in a log sealed by signed checkpoints, which an outsider can verify.',
    'Jede Handlung steht in einem Protokoll, das signierte Prüfpunkte versiegeln und Außenstehende prüfen können.',
  ),
];
