import type en from '../en/credentials.js';

export default {
  title: 'Werte prüfen',
  intro: 'Jeder Wert wird für sich geprüft. „Prüfen“ speichert nichts.',
  missing: 'Einige Werte fehlen oder sehen falsch aus.',
  check: 'Prüfen',
  save: 'Speichern und verifizieren',
  again: 'Erneut verifizieren',
  test: 'Eine Testbewerbung senden (empfohlen)',
  testWhy: 'Beweist mehr als eine Prüfung. Sie nennt sich selbst einen Test. Danach in {{partner}} löschen.',
  accept: 'Unbewiesene Werte annehmen',
  acceptWhy: 'Sie bleiben markiert, bis die erste Zustellung sie beweist.',
  results: 'Ergebnis der Prüfung',
  checking: 'Wird geprüft',
  notStored: 'Nur geprüft. Es wurde nichts gespeichert.',
  connected: '{{partner}} ist verbunden.',
  notConnected:
    'Noch nicht verbunden. Die unten markierten Werte berichtigen oder die unbewiesenen annehmen.',
  show: 'Zeigen oder verbergen: {{label}}',
  verdict: { confirmed: 'Bestätigt', refuted: 'Widerlegt', unproven: 'Unbewiesen' },
  saved: {
    title: 'Gespeicherte Werte',
    none: 'Es wurde noch nichts eingetragen.',
    version: 'Version {{version}}',
    current: 'In Gebrauch',
    staged: 'Wartet auf die Prüfung',
    entered: 'Eingetragen',
    verified: 'Verifiziert',
  },
  steps: {
    title: 'Wie geprüft wurde',
    noCall: 'Es wurde nichts aufgerufen.',
    noAnswer: 'keine Antwort',
    status: 'Status {{status}}',
  },
  values: 'Werte eintragen',
  use: '{{partner}} verwenden',
  sources: {
    title: 'Wessen Bewerbungen weitergegeben werden',
    own: 'Hier eingehende Bewerbungen gehen ohnehin an {{target}}.',
    from: 'Bewerbungen von {{source}} werden weitergegeben',
    means:
      'Eingeschaltet gehen die Daten aller, die sich ab jetzt über {{source}} bewerben, samt Dokumenten auch an {{target}}. Das gehört in die Datenschutzhinweise für Bewerbende. Ausgeschaltet lassen, wenn {{source}} sie selbst dorthin sendet: sie kämen sonst doppelt an.',
    earlier: 'Bewerbungen, die schon hier sind, bleiben unverändert.',
  },
  waiting: {
    title: 'Was auf diese Verbindung wartet',
    held_one:
      '{{count}} Zustellung ist angehalten. Sie geht von selbst hinaus, sobald da ist, worauf sie wartet.',
    held_other:
      '{{count}} Zustellungen sind angehalten. Sie gehen von selbst hinaus, sobald da ist, worauf sie warten.',
    keptBack_one: '{{count}} Zustellung ist zurückgehalten, bis jemand entscheidet.',
    keptBack_other: '{{count}} Zustellungen sind zurückgehalten, bis jemand entscheidet.',
    unplanned_one: '{{count}} Bewerbung kam, während die Verbindung aus war, und wurde nicht weitergegeben.',
    unplanned_other:
      '{{count}} Bewerbungen kamen, während die Verbindung aus war, und wurden nicht weitergegeben.',
    question: 'Was geschieht damit?',
    deliver: 'Zustellen',
    deliverMeans: 'Alles geht hinaus, sobald die Verbindung funktioniert.',
    keep: 'Zurückhalten',
    keepMeans: 'Es bleibt angehalten, bis jemand entscheidet, auch wenn die Verbindung funktioniert.',
    cancel: 'Nicht zustellen',
    cancelMeans: 'Nichts davon geht hinaus. Jede Zustellung lässt sich später noch einzeln zustellen.',
    apply: 'Entscheiden',
    decided: 'Entschieden.',
  },
  switchOn: {
    title: '{{partner}} einschalten?',
    button: 'Einschalten',
  },
  switchOff: {
    title: '{{partner}} ausschalten?',
    button: 'Ausschalten',
    deliveries: 'Wartende Zustellungen werden angehalten.',
    values: 'Die gespeicherten Werte bleiben. Nach dem Einschalten genügt es, sie zu verifizieren.',
    told: 'Alle Manager werden benachrichtigt.',
  },
} satisfies typeof en;
