import { REASONS, type Reason, type ReasonText } from './reasons.js';

/** The closed list of reasons that only connections have. */
export const CONNECTION_REASONS = {
  deleted_key_in_use: {
    text: {
      en: 'The partner still calls with a deleted or expired key.',
      de: 'Der Partner ruft noch mit einem gelöschten oder abgelaufenen Schlüssel auf.',
    },
    nextStep: {
      en: 'Replace it at the partner by the valid one, or generate and save a new key and enter that one there.',
      de: 'Ihn beim Partner durch den gültigen ersetzen, oder einen neuen Schlüssel erzeugen, speichern und dort eintragen.',
    },
  },
  key_expiring: {
    text: {
      en: 'The API key expires within 14 days.',
      de: 'Der API-Schlüssel läuft in weniger als 14 Tagen ab.',
    },
    nextStep: {
      en: 'Generate a new key, save it, and replace the old one at the partner.',
      de: 'Einen neuen Schlüssel erzeugen, speichern und den alten beim Partner ersetzen.',
    },
  },
  key_unused: {
    text: {
      en: 'The API key has not been used for 90 days.',
      de: 'Der API-Schlüssel wurde seit 90 Tagen nicht verwendet.',
    },
    nextStep: {
      en: 'Delete the key if it is not needed any more.',
      de: 'Den Schlüssel löschen, falls er nicht mehr gebraucht wird.',
    },
  },
  partner_reported_fault: {
    text: { en: 'The partner reports a fault.', de: 'Der Partner meldet eine Störung.' },
    nextStep: {
      en: 'Read the partner’s words and mend the cause there, or ask the support team.',
      de: 'Die Worte des Partners lesen und die Ursache dort beheben, oder das Support-Team fragen.',
    },
  },
  partner_silent: {
    text: {
      en: 'The partner has not called for too long.',
      de: 'Der Partner hat sich zu lange nicht gemeldet.',
    },
    nextStep: {
      en: 'Look at the partner whether the connection is still switched on there.',
      de: 'Beim Partner nachsehen, ob die Verbindung dort noch eingeschaltet ist.',
    },
  },
  pending_too_long: {
    text: {
      en: 'The partner has not taken up the connection.',
      de: 'Der Partner hat die Verbindung nicht aufgenommen.',
    },
    nextStep: {
      en: 'Look whether the key is entered at the partner, and ask its support.',
      de: 'Nachsehen, ob der Schlüssel beim Partner eingetragen ist, und dessen Support fragen.',
    },
  },
  deliveries_stuck: {
    text: {
      en: 'Deliveries are due, but nothing takes them.',
      de: 'Zustellungen sind fällig, werden aber nicht aufgenommen.',
    },
    nextStep: {
      en: 'Have the support team look whether a worker is running.',
      de: 'Das Support-Team nachsehen lassen, ob ein Worker läuft.',
    },
  },
  request_rejected: {
    text: { en: 'The support team rejected the request.', de: 'Das Support-Team hat die Anfrage abgelehnt.' },
    nextStep: { en: 'Read the reason, then ask again.', de: 'Die Begründung lesen, dann erneut anfragen.' },
  },
} as const satisfies Record<string, ReasonText>;

/** Why a connection is in its state: what a delivery ran into, or a reason of its own. */
export type ConnectionReason = Reason | keyof typeof CONNECTION_REASONS;

/** The sentence and next step of a reason. */
export const connectionReason = (reason: ConnectionReason): ReasonText =>
  ({ ...REASONS, ...CONNECTION_REASONS })[reason];
