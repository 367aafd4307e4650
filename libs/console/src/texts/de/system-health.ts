import type en from '../en/system-health.js';

export default {
  title: 'Systemzustand',
  lead: 'Worum der Hub sich von selbst kümmert. Jede Prüfung läuft auf einer Replik zugleich.',
  caption: 'Prüfungen mit ihrem letzten Lauf',
  check: 'Prüfung',
  state: 'Zustand',
  lastRun: 'Letzter Lauf, Dauer',
  lookedAt: 'Angesehen',
  found: 'Gefunden',
  every: 'Abstand:',
  order: {
    label: 'Reihenfolge',
    look: 'Auffälliges zuerst',
    name: 'Nach Namen',
    last: 'Letzter Lauf zuerst',
    found: 'Meiste Befunde zuerst',
  },
  states: {
    fine: 'Nichts gefunden',
    found: 'Befunde',
    failed: 'Gescheitert',
    running: 'Läuft',
    never: 'Noch nicht gelaufen',
    overdue: 'Stillstand',
    overdueMeans:
      'Sie hätte längst wieder laufen sollen. Kein Prozess mit der Rolle „schedule“ führt sie aus.',
  },
  names: {
    audit: {
      checkpoints: 'Prüfpunkte des Audit-Logs signieren',
      'checkpoint-mail': 'Prüfpunkte des Audit-Logs per E-Mail senden',
      'exports-upkeep': 'Exporte fertigstellen und löschen',
      months: 'Nächsten Monat des Audit-Logs vorbereiten',
      'verify-logs': 'Das ganze Audit-Log prüfen',
    },
    checks: { history: 'Alte Läufe von Prüfungen vergessen' },
    deliveries: {
      'documents-missing': 'Angekündigte Dokumente, die nicht kamen',
      stuck: 'Stecken gebliebene Zustellungen',
    },
    jobs: {
      expired: 'Stellen abnehmen, deren letzter Tag vorbei ist',
      'switch-off': 'Schlüssel von Verbindungen, die ausgeschaltet werden',
    },
    join: { silence: 'JOIN hat sich zu lange nicht gemeldet' },
    keys: { 'need-attention': 'Schlüssel, die ablaufen oder ungenutzt sind' },
    mail: { waiting: 'E-Mails, die der Mailserver nicht annimmt' },
    overview: { 'daily-summary': 'Tägliche Zusammenfassung für das Support-Team' },
    personio: {
      credentials: 'Zugangsdaten für Personio gelten noch, jede einmal in der Stunde',
      'mapped-jobs': 'Stellen sind in Personio noch veröffentlicht, jede alle sechs Stunden',
    },
    privacy: {
      retention: 'Löschen, was lange genug aufbewahrt wurde',
      'orphaned-keys': 'Schlüssel von Gelöschtem vernichten',
    },
    restore: { position: 'Eine aus älterer Sicherung wiederhergestellte Datenbank bemerken' },
    'support-requests': { waiting: 'Anfragen, die länger als einen Arbeitstag warten' },
    webhooks: { 'old-messages': 'Alte Nachrichten an Webhooks vergessen' },
    idempotency: { 'expired-answers': 'Für wiederholte Aufrufe gemerkte Antworten vergessen' },
  },
  empty: { title: 'Keine Prüfungen', next: 'Dieser Hub meldet keine Prüfungen.' },
} satisfies typeof en;
