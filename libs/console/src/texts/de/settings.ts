import type en from '../en/settings.js';

export default {
  title: 'Einstellungen',
  lead: 'Womit dieser Hub gestartet wurde. Einstellungen kommen aus seiner Umgebung; eine Änderung dort gilt nach einem Neustart.',
  development:
    'Dieser Hub läuft mit den Regeln für Entwicklung. Für echte Kunden braucht es die Regeln für Produktion.',
  on: 'An',
  off: 'Aus',
  none: 'Keine Angabe',
  operator: {
    title: 'Betreiber',
    name: 'Name',
    supportEmail: 'Support-E-Mail',
    publicUrl: 'Adresse dieses Hubs',
    logo: 'Logo von',
    noLogo: 'Kein Logo',
  },
  mail: {
    title: 'E-Mail',
    by: 'Versand',
    kinds: { smtp: 'Mailserver (SMTP)', files: 'Kein Versand: jede Mail wird eine Datei' },
    server: 'Server',
    from: 'Absender',
  },
  storage: {
    title: 'Dokumente',
    kind: 'Ablage',
    kinds: { disk: 'Lokale Platte, verschlüsselt', s3: 'S3-kompatibler Speicher, verschlüsselt' },
    place: 'Ort',
  },
  database: {
    title: 'Datenbank',
    kind: 'PostgreSQL',
    kinds: { embedded: 'Eingebaut, vom Hub gestartet', own: 'Eigener Server' },
    owner: 'Eigentümer der Tabellen',
    separate: 'Andere Rolle als der Hub: er kann Audit-Ereignisse nicht ändern',
    same: 'Der Hub selbst',
    ownerWarning:
      'Dem Hub gehören seine Tabellen. Nur ein Trigger verhindert dann, dass Audit-Ereignisse geändert werden. DATABASE_MIGRATION_URL nennt einen anderen Eigentümer.',
    pool: 'Verbindungen höchstens',
  },
  keys: {
    title: 'Schlüssel',
    master: 'Hauptschlüssel aus',
    masters: { setting: 'Der Umgebung', file: 'Einer Datei im Datenverzeichnis' },
    store: 'Schlüsselspeicher',
    stores: { file: 'Eine Datei im Datenverzeichnis, verpackt', own: 'Eine eigene Datenbank, verpackt' },
    sealingId: 'ID des Siegelschlüssels',
    sealingKey: 'Öffentlicher Siegelschlüssel',
  },
  checkpoints: {
    title: 'Signierte Prüfpunkte gehen an',
    folder: 'Ordner',
    webhook: 'Webhook',
    mail: 'E-Mail',
  },
  process: {
    title: 'Dieser Prozess',
    roles: 'Aufgaben',
    role: { api: 'API und Konsole', worker: 'Zustellungen', schedule: 'Prüfungen' },
    mode: 'Regeln für',
    production: 'Produktion',
    development: 'Entwicklung',
    sandbox: 'Nachgebaute Partner',
    demo: 'Demo-Organisationen',
  },
} satisfies typeof en;
