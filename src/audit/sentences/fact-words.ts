import type { Text } from '../../platform/errors/domain-error.js';

/** A number with its noun. */
export interface Counted {
  readonly one: Text;
  readonly other: Text;
  /** Instead of "0 …". */
  readonly none?: Text;
}

/** How the values of a fact are told: a number with its noun, or codes by their names. */
export type FactWords = { readonly count: Counted } | { readonly names: Readonly<Record<string, Text>> };

const text = (en: string, de: string): Text => ({ en, de });
const names = (of: Readonly<Record<string, Text>>): FactWords => ({ names: of });
const count = (one: Text, other: Text, none?: Text): FactWords => ({
  count: { one, other, ...(none && { none }) },
});

const events = count(text('# event', '# Ereignis'), text('# events', '# Ereignisse'));
const bytes = count(text('# byte', '# Byte'), text('# bytes', '# Bytes'));
const days = count(text('# day', '# Tag'), text('# days', '# Tage'));
const documents = count(
  text('# document', '# Dokument'),
  text('# documents', '# Dokumente'),
  text('no documents', 'keine Dokumente'),
);
const applications = count(
  text('# application', '# Bewerbung'),
  text('# applications', '# Bewerbungen'),
  text('no applications', 'keine Bewerbungen'),
);

const roles = names({
  manager: text('manager', 'Verwaltung'),
  recruiter: text('recruiter', 'Recruiting'),
  auditor: text('auditor', 'Prüfung'),
  admin: text('admin', 'Administration'),
  support: text('support', 'Support'),
});

const states = names({
  off: text('off', 'Aus'),
  requested: text('requested', 'Angefragt'),
  enabled: text('enabled', 'Aktiviert'),
  pending: text('pending', 'Ausstehend'),
  connected: text('connected', 'Verbunden'),
  repair: text('needs repair', 'Reparatur nötig'),
  held: text('held', 'angehalten'),
  queued: text('queued', 'eingereiht'),
  delivering: text('being delivered', 'wird zugestellt'),
  delivered: text('delivered', 'zugestellt'),
  undeliverable: text('undeliverable', 'unzustellbar'),
  cancelled: text('cancelled', 'abgebrochen'),
  live: text('online', 'online'),
  archived: text('archived', 'archiviert'),
  error: text('error', 'Fehler'),
  ready: text('ready', 'fertig'),
  failed: text('failed', 'gescheitert'),
});

const fields = names({
  name: text('name', 'Name'),
  country: text('country', 'Land'),
  title: text('title', 'Titel'),
  descriptionHtml: text('description', 'Beschreibung'),
  locations: text('locations', 'Orte'),
  employmentType: text('employment type', 'Art der Anstellung'),
  category: text('category', 'Bereich'),
  seniority: text('seniority', 'Erfahrungsstufe'),
  language: text('language', 'Sprache'),
  salary: text('salary', 'Gehalt'),
  contact: text('contact', 'Ansprechperson'),
  questions: text('questions', 'Fragen'),
  validThrough: text('open until', 'offen bis'),
  translations: text('translations', 'Übersetzungen'),
  status: text('status', 'Status'),
  externalId: text('external id', 'externe Kennung'),
  description: text('description', 'Beschreibung'),
  events: text('events', 'Ereignisse'),
});

const codes = names({
  'access.key-refused': text('no valid API key', 'kein gültiger API-Schlüssel'),
  'access.key-in-address': text('API key in the address', 'API-Schlüssel in der Adresse'),
  'access.scope-missing': text('the key lacks the scope', 'dem Schlüssel fehlt der Bereich'),
  'access.address-not-allowed': text(
    'the key may not be used from this address',
    'der Schlüssel gilt nicht für diese Adresse',
  ),
  'access.organisation-header-missing': text('no organisation named', 'keine Organisation genannt'),
  'access.sign-in-needed': text('not signed in', 'nicht angemeldet'),
  'access.sign-in-failed': text('e-mail or password is wrong', 'E-Mail oder Passwort ist falsch'),
  'access.right-missing': text('the role does not allow it', 'die Rolle erlaubt es nicht'),
  'access.csrf-token-wrong': text('the page was out of date', 'die Seite war veraltet'),
  'access.step-up-required': text('the password was to be given again', 'Passwort war erneut nötig'),
  'access.reason-required': text('no reason given', 'keine Begründung genannt'),
  'access.organisation-required': text('no organisation named', 'keine Organisation genannt'),
  'access.organisation-not-found': text('unknown organisation', 'unbekannte Organisation'),
  'access.too-many-sign-ins': text('too many failed sign-ins', 'zu viele fehlgeschlagene Anmeldungen'),
  'access.second-factor-required': text('second factor missing', 'zweiter Faktor fehlt'),
  'access.second-factor-wrong': text('second factor is wrong', 'zweiter Faktor ist falsch'),
  'access.connect-session-ended': text('the connect link has ended', 'Einrichtungslink ist abgelaufen'),
  'access.not-within-connect-link': text(
    'not within the connect link',
    'außerhalb dessen, wohin der Einrichtungslink führt',
  ),
  'access.too-many-calls': text('too many calls', 'zu viele Aufrufe'),
});

/** How values of facts are told; by the fact’s name, or by action and fact where a name means several things. */
export const FACT_WORDS: Readonly<Record<string, FactWords>> = {
  code: codes,
  'connection.changed.from': states,
  'connection.changed.to': states,
  'account.role-changed.from': roles,
  'account.role-changed.to': roles,
  role: roles,
  state: states,
  fields,
  times: count(text('# call', '# Aufruf'), text('# calls', '# Aufrufe')),
  sessions: count(
    text('# session', '# Sitzung'),
    text('# sessions', '# Sitzungen'),
    text('no session', 'keine Sitzung'),
  ),
  left: count(
    text('# is left', '# übrig'),
    text('# are left', '# übrig'),
    text('none is left', 'keiner übrig'),
  ),
  postings: count(
    text('# posting of its own', '# eigene Anzeige'),
    text('# postings of its own', '# eigene Anzeigen'),
    text('no postings of its own', 'keine eigenen Anzeigen'),
  ),
  'document.received.size': bytes,
  'checkpoint.signed.size': events,
  'log.verified.size': events,
  'log.bodies-dropped.events': events,
  'export.finished.events': events,
  documents,
  deliveries: count(
    text('# delivery', '# Zustellung'),
    text('# deliveries', '# Zustellungen'),
    text('no delivery', 'keine Zustellung'),
  ),
  decision: names({
    deliver: text('deliver', 'zustellen'),
    cancel: text('do not deliver', 'nicht zustellen'),
    keep: text('keep back', 'zurückhalten'),
  }),
  documentsExpected: documents,
  applications,
  erased: applications,
  months: count(text('# month', '# Monat'), text('# months', '# Monate')),
  endedDays: days,
  documentsDays: days,
  unsure: count(
    text('# delivery may have arrived', '# Zustellung ist vielleicht angekommen'),
    text('# deliveries may have arrived', '# Zustellungen sind vielleicht angekommen'),
    text('no delivery is in doubt', 'keine Zustellung ist zweifelhaft'),
  ),
  keys: count(text('# key', '# Schlüssel'), text('# keys', '# Schlüssel')),
  findings: count(
    text('# finding', '# Befund'),
    text('# findings', '# Befunde'),
    text('no findings', 'keine Befunde'),
  ),
  messages: count(text('# message', '# Nachricht'), text('# messages', '# Nachrichten')),
  durationMs: count(text('# ms', '# ms'), text('# ms', '# ms')),
  firstByte: bytes,
  enabled: names({
    true: text('switched on', 'eingeschaltet'),
    false: text('switched off', 'ausgeschaltet'),
  }),
  overlap: names({
    none: text('the one before ends at once', 'der bisherige endet sofort'),
    '1h': text('the one before lasts for an hour', 'der bisherige gilt noch eine Stunde'),
    '24h': text('the one before lasts for 24 hours', 'der bisherige gilt noch 24 Stunden'),
    '7d': text('the one before lasts for 7 days', 'der bisherige gilt noch 7 Tage'),
  }),
  'job.created.status': names({
    draft: text('draft', 'Entwurf'),
    open: text('open', 'offen'),
    closed: text('closed', 'geschlossen'),
  }),
  category: names({
    cv: text('CV', 'Lebenslauf'),
    cover_letter: text('cover letter', 'Anschreiben'),
    reference: text('reference', 'Referenz'),
    certificate: text('certificate', 'Zeugnis'),
    work_sample: text('work sample', 'Arbeitsprobe'),
    other: text('other document', 'anderes Dokument'),
  }),
  verdicts: names({
    confirmed: text('confirmed', 'bestätigt'),
    refuted: text('refuted', 'widerlegt'),
    unproven: text('unproven', 'unbewiesen'),
  }),
  evidence: names({
    acknowledged: text('acknowledged by the partner', 'vom Partner bestätigt'),
    presumed: text('presumed', 'vermutet'),
  }),
  found: names({
    missing: text('it is missing', 'es fehlt'),
    changed: text('it was changed', 'es wurde verändert'),
    forged: text('it is not from this hub', 'es stammt nicht von diesem Hub'),
  }),
  format: names({
    bundle: text('bundle with proof', 'Paket mit Beweis'),
    csv: text('CSV', 'CSV'),
    jsonl: text('JSON lines', 'JSON-Zeilen'),
    html: text('page for printing', 'Seite zum Drucken'),
    json: text('data', 'Daten'),
  }),
  'processing-record.exported.language': names({
    de: text('German', 'deutsch'),
    en: text('English', 'englisch'),
  }),
  'webhook.disabled.reason': names({
    asked: text('somebody switched it off', 'von einer Person abgeschaltet'),
    failing: text('it failed for too long', 'zu lange ohne Erfolg'),
    gone: text('the receiver says that it is gone', 'der Empfänger meldet, dass es ihn nicht mehr gibt'),
  }),
};
