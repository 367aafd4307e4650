import type en from '../en/reasons.js';

export default {
  duplicate_application: {
    text: 'Der Partner hat bereits eine Bewerbung dieser Person auf diese Stelle.',
    next: 'Die Bewerbung per Download oder E-Mail übergeben.',
  },
  job_not_mapped: {
    text: 'Die Stelle ist mit keiner Stelle des Partners verknüpft.',
    next: 'Die Job-ID des Partners an der Stelle eintragen.',
  },
  connection_not_ready: {
    text: 'Die Verbindung ist nicht bereit.',
    next: 'Die Verbindung einrichten oder reparieren.',
  },
  awaiting_documents: {
    text: 'Es fehlen noch Dokumente.',
    next: 'Nichts zu tun: es geht von selbst weiter.',
  },
  job_not_published: {
    text: 'Die Stelle ist beim Partner nicht veröffentlicht.',
    next: 'Die Stelle beim Partner veröffentlichen, dann erneut zustellen.',
  },
  job_not_found: {
    text: 'Der Partner kennt die Stelle nicht.',
    next: 'Die Job-ID berichtigen, dann erneut zustellen.',
  },
  question_required: {
    text: 'Der Partner verlangt die Antwort auf eine zusätzliche Frage.',
    next: 'Die Frage beim Partner als freiwillig einstellen, dann erneut zustellen.',
  },
  invalid_field: {
    text: 'Der Partner nimmt einen der Werte nicht an.',
    next: 'Den Wert berichtigen, dann erneut zustellen.',
  },
  document_rejected: {
    text: 'Der Partner nimmt eines der Dokumente nicht an.',
    next: 'Die Bewerbung per Download oder E-Mail übergeben.',
  },
  documents_missing: {
    text: 'Angekündigte Dokumente kamen nicht innerhalb von 24 Stunden.',
    next: 'Entscheiden, ob ohne sie zugestellt wird.',
  },
  documents_not_delivered: {
    text: 'Ein Dokument kam nach der Zustellung der Bewerbung.',
    next: 'Das Dokument per Download oder E-Mail übergeben.',
  },
  credentials_rejected: {
    text: 'Der Partner lehnt die Zugangsdaten ab.',
    next: 'Die Zugangsdaten neu eintragen und prüfen.',
  },
  channel_not_found: {
    text: 'Der Partner kennt den Kanal nicht.',
    next: 'Die Kanal-ID berichtigen und prüfen.',
  },
  recruiting_disabled: {
    text: 'Beim Partner ist das Recruiting ausgeschaltet.',
    next: 'Das Recruiting beim Partner einschalten lassen, dann die Verbindung prüfen.',
  },
  rate_limited: {
    text: 'Der Partner nimmt im Moment keine weiteren Aufrufe an.',
    next: 'Nichts zu tun: es geht von selbst weiter.',
  },
  partner_unavailable: {
    text: 'Der Partner ist nicht erreichbar.',
    next: 'Nichts zu tun: es geht von selbst weiter.',
  },
  timeout: {
    text: 'Der Partner hat nicht rechtzeitig geantwortet.',
    next: 'Nichts zu tun: es geht von selbst weiter.',
  },
  unknown_answer: {
    text: 'Die Antwort des Partners ist nicht verständlich.',
    next: 'Nichts zu tun: es geht von selbst weiter.',
  },
  gave_up: {
    text: 'Alle Versuche sind gescheitert.',
    next: 'Nachsehen, ob sie beim Partner angekommen ist, dann erneut zustellen oder übergeben.',
  },
  partner_rejected: {
    text: 'Der Partner lehnt die Bewerbung ab.',
    next: 'Die Worte des Partners lesen, dann erneut zustellen oder übergeben.',
  },
  deleted_key_in_use: {
    text: 'Der Partner ruft noch mit einem gelöschten Schlüssel auf.',
    next: 'Einen neuen Schlüssel erzeugen, speichern und den alten beim Partner ersetzen.',
  },
  partner_reported_fault: {
    text: 'Der Partner meldet eine Störung.',
    next: 'Die Worte des Partners lesen und die Ursache dort beheben, oder das Support-Team fragen.',
  },
  partner_silent: {
    text: 'Der Partner hat sich zu lange nicht gemeldet.',
    next: 'Beim Partner nachsehen, ob die Verbindung dort noch eingeschaltet ist.',
  },
  pending_too_long: {
    text: 'Der Partner hat die Verbindung nicht aufgenommen.',
    next: 'Nachsehen, ob der Schlüssel beim Partner eingetragen ist, und dessen Support fragen.',
  },
  request_rejected: {
    text: 'Das Support-Team hat die Anfrage abgelehnt.',
    next: 'Die Begründung lesen, dann erneut anfragen.',
  },
} satisfies typeof en;
