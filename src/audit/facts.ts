import type { Text } from '../platform/errors/domain-error.js';

/** What an event is about. */
export type TargetKind =
  | 'account'
  | 'api-call'
  | 'api-key'
  | 'application'
  | 'audit-event'
  | 'checkpoint'
  | 'connect-link'
  | 'connection'
  | 'credential'
  | 'delivery'
  | 'document'
  | 'export'
  | 'guide-text'
  | 'invitation'
  | 'job'
  | 'log'
  | 'log-key'
  | 'master-key'
  | 'notice'
  | 'organisation'
  | 'posting'
  | 'publication'
  | 'route'
  | 'session'
  | 'support-request'
  | 'webhook';

/**
 * One action of the vocabulary: its target, its sentence, and by type the facts it carries. `{name}` stands for a fact,
 * told by the words in `sentences/`; what is in brackets is left out when its fact is null.
 */
export interface AuditAction<Facts> extends Text {
  readonly target: TargetKind;
  readonly facts?: Facts;
}

type NoFacts = Readonly<Record<string, never>>;

const action = <Facts extends object = NoFacts>(
  target: TargetKind,
  en: string,
  de: string,
): AuditAction<Facts> => ({
  target,
  en,
  de,
});

/**
 * The whole vocabulary of the log, one line per action. Facts are ids and plain values only: never a secret, never
 * anything a candidate wrote.
 */
export const AUDIT_FACTS = {
  'api.called': action<{ route: string; status: number; keyId: string; durationMs: number; code?: string }>(
    'route',
    'Called {route}, answer {status}',
    '{route} aufgerufen, Antwort {status}',
  ),
  'access.refused': action<{ route: string; code: string; times: number }>(
    'route',
    'Refused {times} of {route}: {code}',
    '{times} von {route} abgewiesen: {code}',
  ),
  'session.started': action('session', 'Signed in', 'Angemeldet'),
  'session.refused': action<{ code: string }>(
    'account',
    'Sign-in refused: {code}',
    'Anmeldung abgewiesen: {code}',
  ),
  'session.ended': action('session', 'Signed out', 'Abgemeldet'),
  'session.stepped-up': action('session', 'Gave the password again', 'Passwort erneut eingegeben'),
  'organisation.created': action<{ externalId: string | null }>(
    'organisation',
    'Created the organisation',
    'Organisation angelegt',
  ),
  'organisation.changed': action<{ fields: readonly string[] }>(
    'organisation',
    'Changed the organisation: {fields}',
    'Organisation geändert: {fields}',
  ),
  'organisation.entered': action(
    'organisation',
    'Looked into the organisation',
    'Einblick in die Organisation genommen',
  ),
  'account.created': action<{ role: string }>(
    'account',
    'Created an account: {role}',
    'Konto angelegt: {role}',
  ),
  'account.linked': action<{ issuer: string }>(
    'account',
    'Linked the account to single sign-on by {issuer}',
    'Konto mit Single Sign-on von {issuer} verknüpft',
  ),
  'account.role-changed': action<{ from: string; to: string }>(
    'account',
    'Changed the role from {from} to {to}',
    'Rolle von {from} auf {to} geändert',
  ),
  'account.disabled': action<{ sessions: number }>(
    'account',
    'Disabled the account, ended {sessions}',
    'Konto gesperrt, {sessions} beendet',
  ),
  'account.enabled': action('account', 'Enabled the account', 'Konto entsperrt'),
  'invitation.created': action<{ role: string }>(
    'invitation',
    'Invited a person: {role}',
    'Person eingeladen: {role}',
  ),
  'invitation.withdrawn': action<{ role: string }>(
    'invitation',
    'Withdrew an invitation: {role}',
    'Einladung zurückgezogen: {role}',
  ),
  'invitation.accepted': action<{ role: string }>(
    'invitation',
    'Accepted the invitation: {role}',
    'Einladung angenommen: {role}',
  ),
  'password.changed': action<{ sessions: number }>(
    'account',
    'Changed the password, ended {sessions} elsewhere',
    'Passwort geändert, {sessions} anderswo beendet',
  ),
  'password-reset.requested': action('account', 'Asked for a new password', 'Neues Passwort angefordert'),
  'password-reset.completed': action<{ sessions: number }>(
    'account',
    'Set a new password by the link in the mail, ended {sessions}',
    'Neues Passwort über den Link aus der E-Mail gesetzt, {sessions} beendet',
  ),
  'second-factor.started': action(
    'account',
    'Started to set up a second factor',
    'Einrichtung eines zweiten Faktors begonnen',
  ),
  'second-factor.confirmed': action('account', 'Set up a second factor', 'Zweiten Faktor eingerichtet'),
  'second-factor.removed': action('account', 'Removed the second factor', 'Zweiten Faktor entfernt'),
  'second-factor.reset': action<{ sessions: number }>(
    'account',
    'Removed the lost second factor, ended {sessions}',
    'Verlorenen zweiten Faktor entfernt, {sessions} beendet',
  ),
  'recovery-code.used': action<{ left: number }>(
    'account',
    'Used a recovery code, {left}',
    'Wiederherstellungscode verwendet, {left}',
  ),
  'recovery-codes.replaced': action(
    'account',
    'Replaced the recovery codes',
    'Wiederherstellungscodes ersetzt',
  ),
  'support-request.created': action<{ partner: string; confirmedPaidPlan: boolean }>(
    'support-request',
    'Asked for the activation of {partner}',
    'Aktivierung von {partner} angefragt',
  ),
  'support-request.assigned': action<{ assignedTo: string }>(
    'support-request',
    'Took over the request',
    'Anfrage übernommen',
  ),
  'support-request.commented': action<{ internal: boolean }>(
    'support-request',
    'Commented on the request',
    'Anfrage kommentiert',
  ),
  'support-request.approved': action<{ partner: string }>(
    'support-request',
    'Approved the activation of {partner}',
    'Aktivierung von {partner} genehmigt',
  ),
  'support-request.rejected': action<{ partner: string }>(
    'support-request',
    'Rejected the activation of {partner}',
    'Aktivierung von {partner} abgelehnt',
  ),
  'support-request.reopened': action<{ partner: string }>(
    'support-request',
    'Opened the request for {partner} again',
    'Anfrage für {partner} wieder geöffnet',
  ),
  'support-request.withdrawn': action<{ partner: string }>(
    'support-request',
    'Withdrew the request for {partner}',
    'Anfrage für {partner} zurückgezogen',
  ),
  'connection.changed': action<{ partner: string; from: string; to: string; reason: string | null }>(
    'connection',
    'Connection to {partner} is now “{to}”[, before “{from}”][. {reason}]',
    'Verbindung zu {partner} ist jetzt „{to}“[, vorher „{from}“][. {reason}]',
  ),
  'connection.added': action<{ partner: string; label: string }>(
    'connection',
    'Added a connection to {partner}: “{label}”',
    'Weitere Verbindung zu {partner} angelegt: „{label}“',
  ),
  'connection.labelled': action<{ partner: string; label: string }>(
    'connection',
    'The connection to {partner} is now called “{label}”',
    'Die Verbindung zu {partner} heißt jetzt „{label}“',
  ),
  'connection.sources-changed': action<{ partner: string; sources: readonly string[] }>(
    'connection',
    'Chose whose applications are passed on to {partner}: {sources}',
    'Gewählt, wessen Bewerbungen an {partner} weitergegeben werden: {sources}',
  ),
  'connection.fields-mapped': action<{
    partner: string;
    answers: readonly string[];
    channels: readonly string[];
    tags: readonly string[];
  }>(
    'connection',
    'Chose where answers go in {partner}: {answers}; channels: {channels}; tags: {tags}',
    'Gewählt, wohin Antworten in {partner} gehen: {answers}; Kanäle: {channels}; Tags: {tags}',
  ),
  'connection.waiting-decided': action<{
    partner: string;
    decision: string;
    deliveries: number;
    applications: number;
  }>(
    'connection',
    'Decided about what waits for {partner}, {deliveries} and {applications} without one: {decision}',
    'Über das entschieden, was auf {partner} wartet, {deliveries} und {applications} ohne eine: {decision}',
  ),
  'connection.status-reported': action<{ state: string }>(
    'connection',
    'The partner reported the connection as “{state}”',
    'Der Partner meldet die Verbindung als „{state}“',
  ),
  'connection.postings-reported': action<{ postings: number }>(
    'connection',
    'The partner reported {postings}',
    'Der Partner meldet {postings}',
  ),
  'connect-link.created': action<{ partner: string; connectionId: string; expiresAt: string }>(
    'connect-link',
    'Made a connect link for {partner}, valid until {expiresAt}',
    'Einrichtungslink für {partner} erstellt, gültig bis {expiresAt}',
  ),
  'connect-link.opened': action<{ partner: string; connectionId: string; madeByKey: string }>(
    'connect-link',
    'Opened the connect link for {partner}',
    'Einrichtungslink für {partner} geöffnet',
  ),
  'connect-link.closed': action<{ partner: string; connectionId: string }>(
    'connect-link',
    'Finished with the connect link for {partner}',
    'Einrichtung über den Link für {partner} beendet',
  ),
  'connect-link.revoked': action<{ partner: string; connectionId: string }>(
    'connect-link',
    'Revoked the connect link for {partner}',
    'Einrichtungslink für {partner} widerrufen',
  ),
  'key.generated': action<{ last4: string; scopes: readonly string[] }>(
    'api-key',
    'Generated a key ending in {last4}',
    'Schlüssel mit Ende {last4} erzeugt',
  ),
  'key.voided': action<{ last4: string }>(
    'api-key',
    'The unsaved key ending in {last4} became void',
    'Der nicht gespeicherte Schlüssel mit Ende {last4} verfiel',
  ),
  'key.saved': action<{ last4: string; overlap: string; expiresAt: string | null }>(
    'api-key',
    'Saved the key ending in {last4}',
    'Schlüssel mit Ende {last4} gespeichert',
  ),
  'key.limited': action<{ last4: string; networks: readonly string[] }>(
    'api-key',
    'The key ending in {last4} may be used from: {networks}',
    'Schlüssel mit Ende {last4} gilt für: {networks}',
  ),
  'key.replaced': action<{ last4: string; validUntil: string }>(
    'api-key',
    'The key ending in {last4} was replaced, valid until {validUntil}',
    'Schlüssel mit Ende {last4} ersetzt, gültig bis {validUntil}',
  ),
  'key.deleted': action<{ last4: string }>(
    'api-key',
    'Deleted the key ending in {last4}',
    'Schlüssel mit Ende {last4} gelöscht',
  ),
  'job.created': action<{ externalId: string | null; status: string }>(
    'job',
    'Created the job',
    'Stelle angelegt',
  ),
  'job.changed': action<{ fields: readonly string[]; version: number }>(
    'job',
    'Changed the job: {fields}',
    'Stelle geändert: {fields}',
  ),
  'job.synchronised': action<{
    externalId: string | null;
    created: boolean;
    fields: readonly string[];
    version: number;
  }>(
    'job',
    'The organisation’s own system made or changed the job: {fields}',
    'Das eigene System der Organisation hat die Stelle angelegt oder geändert: {fields}',
  ),
  'publication.switched': action<{ jobId: string; partner: string; enabled: boolean }>(
    'publication',
    'Publishing in {partner} {enabled}',
    'Veröffentlichung in {partner} {enabled}',
  ),
  'publication.shown': action<{ jobId: string; partner: string }>(
    'publication',
    '{partner} sees the job from now on',
    '{partner} sieht die Stelle ab jetzt',
  ),
  'publication.hidden': action<{ jobId: string; partner: string }>(
    'publication',
    '{partner} no longer sees the job',
    '{partner} sieht die Stelle nicht mehr',
  ),
  'publication.reported': action<{ jobId: string; state: string; boards: readonly string[] }>(
    'publication',
    'The partner reported the publication: {state}',
    'Der Partner meldet die Veröffentlichung: {state}',
  ),
  'application.received': action<{ jobId: string; source: string; documentsExpected: number | null }>(
    'application',
    'Received an application',
    'Bewerbung eingegangen',
  ),
  'document.received': action<{ applicationId: string; category: string; mediaType: string; size: number }>(
    'document',
    'Received a document: {category}',
    'Dokument eingegangen: {category}',
  ),
  'application.read': action('application', 'Read the application', 'Bewerbung gelesen'),
  'document.fetched': action<{ applicationId: string; partner: string }>(
    'document',
    'Document fetched by {partner}',
    'Dokument von {partner} abgeholt',
  ),
  'document.read': action<{ applicationId: string }>('document', 'Read a document', 'Dokument gelesen'),
  'application.erased': action<{ documents: number }>(
    'application',
    'Erased the application',
    'Bewerbung gelöscht',
  ),
  'documents.erased': action<{ documents: number }>(
    'application',
    'Removed {documents} after the delivery',
    '{documents} nach der Zustellung entfernt',
  ),
  'legal-hold.set': action(
    'application',
    'Held the application back from erasure',
    'Bewerbung von der Löschung ausgenommen',
  ),
  'legal-hold.lifted': action(
    'application',
    'No longer holds the application back from erasure',
    'Ausnahme von der Löschung aufgehoben',
  ),
  'guide-text.changed': action<{ partner: string; place: string }>(
    'guide-text',
    'Changed the guide of {partner}: {place}',
    'Anleitung zu {partner} geändert: {place}',
  ),
  'retention-rule.changed': action<{ months: number; endedDays: number | null; documentsDays: number }>(
    'organisation',
    'Applications are kept for {months}[, for {endedDays} once all deliveries have ended], delivered documents for {documentsDays}',
    'Bewerbungen werden {months} aufbewahrt[, nach dem Ende aller Zustellungen {endedDays}], zugestellte Dokumente {documentsDays}',
  ),
  'person.exported': action<{ applications: number }>(
    'organisation',
    'Exported one person’s data from {applications}',
    'Daten einer Person aus {applications} exportiert',
  ),
  'processing-record.exported': action<{ language: string; format: string }>(
    'organisation',
    'Exported the record of processing ({format}, {language})',
    'Verzeichnis der Verarbeitungen exportiert ({format}, {language})',
  ),
  'credential.staged': action<{ partner: string; version: number }>(
    'credential',
    'Entered credentials for {partner}, version {version}',
    'Zugangsdaten für {partner} eingetragen, Version {version}',
  ),
  'credential.checked': action<{ partner: string; verdicts: Readonly<Record<string, string>> }>(
    'connection',
    'Checked credentials for {partner}',
    'Zugangsdaten für {partner} geprüft',
  ),
  'credential.verified': action<{
    partner: string;
    version: number;
    verdicts: Readonly<Record<string, string>>;
  }>(
    'credential',
    'Verified credentials for {partner}, version {version}',
    'Zugangsdaten für {partner} geprüft und übernommen, Version {version}',
  ),
  'job.mapped': action<{ partner: string; positionId: string }>(
    'job',
    'Linked the job to position {positionId} in {partner}',
    'Stelle mit Position {positionId} in {partner} verknüpft',
  ),
  'delivery.planned': action<{
    applicationId: string;
    partner: string;
    state: string;
    reason: string | null;
  }>(
    'delivery',
    'Planned the delivery to {partner}, {state}[: {reason}]',
    'Zustellung an {partner} geplant, {state}[: {reason}]',
  ),
  'delivery.attempted': action<{ number: number; partner: string }>(
    'delivery',
    'Attempt {number} to deliver to {partner}',
    'Zustellversuch {number} an {partner}',
  ),
  'delivery.ended': action<{
    applicationId: string;
    partner: string;
    state: string;
    reason: string | null;
    evidence: string | null;
  }>(
    'delivery',
    'Delivery to {partner} has ended: {state}[, {evidence}][. {reason}]',
    'Zustellung an {partner} ist zu Ende: {state}[, {evidence}][. {reason}]',
  ),
  'delivery.postponed': action<{ partner: string; reason: string; dueAt: string }>(
    'delivery',
    'Delivery to {partner} postponed until {dueAt}. {reason}',
    'Zustellung an {partner} verschoben auf {dueAt}. {reason}',
  ),
  'delivery.held': action<{ partner: string; reason: string }>(
    'delivery',
    'Delivery to {partner} held. {reason}',
    'Zustellung an {partner} angehalten. {reason}',
  ),
  'delivery.released': action<{ partner: string; reason: string }>(
    'delivery',
    'Delivery to {partner} goes on. No longer so: {reason}',
    'Zustellung an {partner} geht weiter. Erledigt ist: {reason}',
  ),
  'delivery.retried': action<{ partner: string }>(
    'delivery',
    'Asked to deliver again to {partner}',
    'Erneute Zustellung an {partner} verlangt',
  ),
  'delivery.document-left-behind': action<{ partner: string }>(
    'delivery',
    'A document came after the delivery to {partner}',
    'Ein Dokument kam nach der Zustellung an {partner}',
  ),
  'delivery.handed-over': action<{
    partner: string;
    applicationId: string;
    documents: number;
    mailedTo?: string;
  }>('delivery', 'Handed the application over by download', 'Bewerbung per Download übergeben'),
  'delivery.hand-over-mailed': action<{
    partner: string;
    applicationId: string;
    recipientId: string;
    expiresAt: string;
  }>(
    'delivery',
    'Mailed a link to the application, valid until {expiresAt}',
    'Link zur Bewerbung gemailt, gültig bis {expiresAt}',
  ),
  'delivery.confirmed': action<{ partner: string; applicationId: string }>(
    'delivery',
    'Confirmed that the application has arrived',
    'Bestätigt, dass die Bewerbung angekommen ist',
  ),
  'audit-event.quarantined': action<{ found: 'missing' | 'changed' | 'forged' }>(
    'audit-event',
    'An event could not be sealed: {found}',
    'Ein Ereignis konnte nicht versiegelt werden: {found}',
  ),
  'log.bodies-dropped': action<{ month: string; events: number; belowSeq: number }>(
    'log',
    'Dropped the texts of {events} of {month} by the retention rule; the hashes stay',
    'Nach der Aufbewahrungsregel Texte entfernt: {events} aus {month}; die Hashes bleiben',
  ),
  'log.reviewed': action<{ from: string; to: string; note: string }>(
    'log',
    'Signed off {from} to {to} as reviewed: {note}',
    '{from} bis {to} als geprüft abgezeichnet: {note}',
  ),
  'log-key.replaced': action<{ from: string; to: string }>(
    'log-key',
    'The log is signed with another key from now on: {to}',
    'Das Protokoll wird von nun an mit einem anderen Schlüssel signiert: {to}',
  ),
  'checkpoint.signed': action<{ size: number; root: string }>(
    'checkpoint',
    'Signed a checkpoint of {size}',
    'Prüfpunkt über {size} signiert',
  ),
  'export.requested': action<{ from: string; to: string; format: string; filter?: object | null }>(
    'export',
    'Asked for an export from {from} to {to}[, only {filter}]',
    'Export vom {from} bis {to} verlangt[, nur {filter}]',
  ),
  'export.finished': action<{ state: 'ready' | 'failed'; events: number; sha256: string | null }>(
    'export',
    'Export {state}: {events}',
    'Export {state}: {events}',
  ),
  'export.downloaded': action<{ firstByte: number }>(
    'export',
    'Downloaded the export',
    'Export heruntergeladen',
  ),
  'export.deleted': action(
    'export',
    'Deleted the export after its period',
    'Export nach seiner Frist gelöscht',
  ),
  'restore.accepted': action<{
    from: number;
    to: number;
    erased: number;
    unsure: number;
    sessions: number;
  }>(
    'log',
    'Accepted a restored older database: {erased} erased again, {unsure}',
    'Wiederhergestellten älteren Stand angenommen: {erased} erneut gelöscht, {unsure}',
  ),
  'master-key.rotated': action<{ masterKey: string; keys: number }>(
    'master-key',
    'Wrapped {keys} under master key {masterKey}',
    '{keys} unter Hauptschlüssel {masterKey} verpackt',
  ),
  'log.verification-requested': action(
    'log',
    'Asked for the log to be verified',
    'Prüfung des Logs angefordert',
  ),
  'log.verified': action<{ size: number; findings: number }>(
    'log',
    'Verified {size}: {findings}',
    '{size} geprüft: {findings}',
  ),
  'webhook.created': action<{ host: string; events: readonly string[] }>(
    'webhook',
    'Set up a webhook to {host}: {events}',
    'Webhook an {host} eingerichtet: {events}',
  ),
  'webhook.changed': action<{ fields: readonly string[] }>(
    'webhook',
    'Changed the webhook: {fields}',
    'Webhook geändert: {fields}',
  ),
  'webhook.secret-rotated': action<{ previousValidUntil: string }>(
    'webhook',
    'Gave the webhook a new secret, the one before signs until {previousValidUntil}',
    'Webhook mit neuem Geheimnis versehen, das bisherige signiert bis {previousValidUntil}',
  ),
  'webhook.tested': action<{ messageId: string }>(
    'webhook',
    'Sent a test event to the webhook',
    'Testereignis an den Webhook gesendet',
  ),
  'webhook.replayed': action<{ messages: number }>(
    'webhook',
    'Asked to send {messages} to the webhook again',
    'Erneutes Senden an den Webhook verlangt: {messages}',
  ),
  'webhook.disabled': action<{ reason: string }>(
    'webhook',
    'Disabled the webhook: {reason}',
    'Webhook abgeschaltet: {reason}',
  ),
  'webhook.enabled': action('webhook', 'Enabled the webhook', 'Webhook eingeschaltet'),
  'webhook.deleted': action<{ host: string }>(
    'webhook',
    'Deleted the webhook to {host}',
    'Webhook an {host} gelöscht',
  ),
} satisfies Record<string, AuditAction<object>>;

/** The name of an action, `noun.past`. */
export type AuditActionName = keyof typeof AUDIT_FACTS;

/** The name of any fact of any action. */
export type FactName = { [A in AuditActionName]: keyof FactsOf<A> }[AuditActionName];

/** The facts that an action has to carry. */
export type FactsOf<A extends AuditActionName> =
  (typeof AUDIT_FACTS)[A] extends AuditAction<infer Facts> ? Facts : never;
