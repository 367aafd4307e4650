import type en from '../en/keys.js';

export default {
  title: 'Schlüssel',
  lead: 'Mit diesen Schlüsseln rufen die eigenen Systeme des Betreibers die API auf, für die Organisation, die sie in jedem Aufruf nennen.',
  generate: 'Schlüssel erzeugen',
  header: 'Jeder Aufruf nennt seine Organisation in der Kopfzeile',
  created: 'Erzeugt',
  used: 'zuletzt verwendet',
  neverUsed: 'noch nicht verwendet',
  ending: 'Sichtbar sind die letzten vier Zeichen: {{last4}}. Der Rest ist verborgen.',
  new: {
    title: 'Schlüssel für ein eigenes System erzeugen',
    name: 'Wofür der Schlüssel ist',
    nameWhy: 'Zum Beispiel der Name des Systems, das ihn bekommt.',
    scopes: 'Was er darf',
    scopesWhy: 'Nur ankreuzen, was das System braucht.',
  },
  scope: {
    'organisations-write': 'Organisationen anlegen und ändern',
    'connection-read': 'Verbindungen lesen',
    'connection-write': 'Zustand einer Verbindung melden',
    'jobs-read': 'Veröffentlichte Stellen lesen',
    'jobs-write': 'Stellen anlegen und ändern',
    'publications-write': 'Veröffentlichungen melden',
    'applications-read': 'Bewerbungen mit ihren Dokumenten lesen',
    'applications-write': 'Bewerbungen einreichen',
    'deliveries-read': 'Zustellungen lesen',
    'deliveries-write': 'Erneut zustellen',
    'webhooks-write': 'Webhooks einrichten',
  },
  draft: {
    title: 'Neuer Schlüssel „{{name}}“, noch nicht gespeichert',
    once: 'Der Schlüssel lässt sich nur jetzt kopieren. Er wird nicht aufbewahrt und nie wieder gezeigt. Ohne Speichern verfällt er nach 15 Minuten.',
    copy: 'Schlüssel kopieren',
    save: 'Speichern',
  },
  delete: {
    label: 'Schlüssel „{{name}}“ mit der Endung {{last4}} löschen',
    title: 'Schlüssel „{{name}}“ löschen?',
    text: 'Ab diesem Moment wird kein Aufruf mit dem Schlüssel mit der Endung {{last4}} mehr eingelassen. Das lässt sich nicht rückgängig machen.',
    button: 'Schlüssel löschen',
  },
  empty: {
    title: 'Noch keine Schlüssel',
    next: 'Einen für jedes System erzeugen, das von selbst Organisationen oder Stellen anlegt.',
  },
} satisfies typeof en;
