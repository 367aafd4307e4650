import type { Text } from '../../platform/errors/domain-error.js';

/**
 * What a reason does to a delivery: it ends, is held until something is mended, puts the connection into repair and is
 * held, waits without costing an attempt, or is tried again.
 */
export type ReasonEffect = 'end' | 'hold' | 'repair' | 'wait' | 'retry';

/** A reason in words a person can act on. */
export interface ReasonText {
  readonly text: Text;
  readonly nextStep: Text;
}

/** Why a delivery is not on its way, and what that does to it. */
export interface DeliveryReason extends ReasonText {
  readonly effect: ReasonEffect;
}

const reason = (effect: ReasonEffect, text: Text, nextStep: Text): DeliveryReason => ({
  text,
  nextStep,
  effect,
});

const NOTHING_TO_DO = {
  en: 'Nothing to do: it goes on by itself.',
  de: 'Nichts zu tun: es geht von selbst weiter.',
};
const HAND_OVER = {
  en: 'Hand the application over by download or e-mail.',
  de: 'Die Bewerbung per Download oder E-Mail übergeben.',
};

/** The closed list of reasons of deliveries. */
export const REASONS = {
  duplicate_application: reason(
    'end',
    {
      en: 'The partner already has an application of this person to this job.',
      de: 'Der Partner hat bereits eine Bewerbung dieser Person auf diese Stelle.',
    },
    HAND_OVER,
  ),
  job_not_mapped: reason(
    'hold',
    {
      en: 'The job is not linked to a job of the partner.',
      de: 'Die Stelle ist mit keiner Stelle des Partners verknüpft.',
    },
    { en: 'Enter the partner’s job ID at the job.', de: 'Die Job-ID des Partners an der Stelle eintragen.' },
  ),
  connection_not_ready: reason(
    'hold',
    { en: 'The connection is not ready.', de: 'Die Verbindung ist nicht bereit.' },
    { en: 'Set up the connection or repair it.', de: 'Die Verbindung einrichten oder reparieren.' },
  ),
  awaiting_documents: reason(
    'hold',
    { en: 'Documents are still to come.', de: 'Es fehlen noch Dokumente.' },
    NOTHING_TO_DO,
  ),
  kept_back: reason(
    'hold',
    { en: 'Somebody keeps it back.', de: 'Jemand hält sie zurück.' },
    {
      en: 'Deliver it now, or decide that it is not delivered.',
      de: 'Jetzt zustellen oder entscheiden, dass sie nicht zugestellt wird.',
    },
  ),
  job_not_published: reason(
    'end',
    {
      en: 'The job is not published at the partner.',
      de: 'Die Stelle ist beim Partner nicht veröffentlicht.',
    },
    {
      en: 'Publish the job at the partner, then deliver again.',
      de: 'Die Stelle beim Partner veröffentlichen, dann erneut zustellen.',
    },
  ),
  job_not_found: reason(
    'end',
    { en: 'The partner does not know the job.', de: 'Der Partner kennt die Stelle nicht.' },
    { en: 'Correct the job ID, then deliver again.', de: 'Die Job-ID berichtigen, dann erneut zustellen.' },
  ),
  question_required: reason(
    'end',
    {
      en: 'The partner demands the answer to an additional question.',
      de: 'Der Partner verlangt die Antwort auf eine zusätzliche Frage.',
    },
    {
      en: 'Make the question optional at the partner, or choose at the connection which answer goes there; then deliver again.',
      de: 'Die Frage beim Partner als freiwillig einstellen oder an der Verbindung wählen, welche Antwort dorthin geht; dann erneut zustellen.',
    },
  ),
  invalid_field: reason(
    'end',
    { en: 'The partner does not take one of the values.', de: 'Der Partner nimmt einen der Werte nicht an.' },
    { en: 'Correct the value, then deliver again.', de: 'Den Wert berichtigen, dann erneut zustellen.' },
  ),
  document_rejected: reason(
    'end',
    {
      en: 'The partner does not take one of the documents.',
      de: 'Der Partner nimmt eines der Dokumente nicht an.',
    },
    HAND_OVER,
  ),
  documents_missing: reason(
    'end',
    {
      en: 'Announced documents did not come within 24 hours.',
      de: 'Angekündigte Dokumente kamen nicht innerhalb von 24 Stunden.',
    },
    { en: 'Decide whether to deliver without them.', de: 'Entscheiden, ob ohne sie zugestellt wird.' },
  ),
  documents_not_delivered: reason(
    'end',
    {
      en: 'A document came after the application was delivered.',
      de: 'Ein Dokument kam nach der Zustellung der Bewerbung.',
    },
    {
      en: 'Hand the document over by download or e-mail.',
      de: 'Das Dokument per Download oder E-Mail übergeben.',
    },
  ),
  credentials_rejected: reason(
    'repair',
    { en: 'The partner refuses the credentials.', de: 'Der Partner lehnt die Zugangsdaten ab.' },
    { en: 'Enter the credentials again and verify them.', de: 'Die Zugangsdaten neu eintragen und prüfen.' },
  ),
  channel_not_found: reason(
    'repair',
    { en: 'The partner does not know the channel.', de: 'Der Partner kennt den Kanal nicht.' },
    { en: 'Correct the channel ID and verify it.', de: 'Die Kanal-ID berichtigen und prüfen.' },
  ),
  recruiting_disabled: reason(
    'repair',
    {
      en: 'Recruiting is switched off at the partner.',
      de: 'Beim Partner ist das Recruiting ausgeschaltet.',
    },
    {
      en: 'Have recruiting switched on at the partner, then verify the connection.',
      de: 'Das Recruiting beim Partner einschalten lassen, dann die Verbindung prüfen.',
    },
  ),
  rate_limited: reason(
    'wait',
    {
      en: 'The partner takes no more calls for the moment.',
      de: 'Der Partner nimmt im Moment keine weiteren Aufrufe an.',
    },
    NOTHING_TO_DO,
  ),
  partner_unavailable: reason(
    'retry',
    { en: 'The partner cannot be reached.', de: 'Der Partner ist nicht erreichbar.' },
    NOTHING_TO_DO,
  ),
  timeout: reason(
    'retry',
    { en: 'The partner did not answer in time.', de: 'Der Partner hat nicht rechtzeitig geantwortet.' },
    NOTHING_TO_DO,
  ),
  unknown_answer: reason(
    'retry',
    { en: 'The partner’s answer is not understood.', de: 'Die Antwort des Partners ist nicht verständlich.' },
    NOTHING_TO_DO,
  ),
  gave_up: reason(
    'end',
    { en: 'All attempts have failed.', de: 'Alle Versuche sind gescheitert.' },
    {
      en: 'Look whether it has arrived at the partner, then deliver again or hand it over.',
      de: 'Nachsehen, ob sie beim Partner angekommen ist, dann erneut zustellen oder übergeben.',
    },
  ),
  partner_rejected: reason(
    'end',
    { en: 'The partner refuses the application.', de: 'Der Partner lehnt die Bewerbung ab.' },
    {
      en: 'Read the partner’s words, then deliver again or hand it over.',
      de: 'Die Worte des Partners lesen, dann erneut zustellen oder übergeben.',
    },
  ),
} as const satisfies Record<string, DeliveryReason>;

export type Reason = keyof typeof REASONS;
