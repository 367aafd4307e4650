import type en from '../en/words.js';

export default {
  nextStep: 'Nächster Schritt',
  cancel: 'Abbrechen',
  close: 'Schließen',
  copy: { copied: 'Kopiert', id: 'ID kopieren' },
  paging: { first: 'Zurück zum Anfang', next: 'Nächste Seite' },
  stepUp: {
    title: 'Passwort erneut eingeben',
    why: 'Dieser Schritt ändert einen Schlüssel oder Zugangsdaten. Das Passwort wird noch einmal abgefragt, dann geht es von selbst weiter.',
    password: 'Passwort',
    show: 'Passwort zeigen oder verbergen',
    confirm: 'Weiter',
  },
  connectionState: {
    off: 'Aus',
    requested: 'Angefragt',
    enabled: 'Aktiviert',
    pending: 'Ausstehend',
    connected: 'Verbunden',
    repair: 'Reparatur nötig',
  },
  connectionStateMeans: {
    off: 'Mit diesem Partner wird nichts ausgetauscht.',
    requested: 'Die Anfrage liegt beim Support-Team, das den Partner aktiviert.',
    enabled: 'Der Partner ist aktiviert. Er muss noch eingerichtet werden.',
    pending: 'Auf dieser Seite eingerichtet. Der Partner hat die Verbindung noch nicht bestätigt.',
    connected: 'Die Verbindung funktioniert.',
    repair: 'Die Verbindung funktioniert nicht. Die Seite des Partners nennt Grund und Abhilfe.',
  },
  deliveryState: {
    held: 'Angehalten',
    queued: 'Eingereiht',
    delivering: 'Wird zugestellt',
    delivered: 'Zugestellt',
    undeliverable: 'Unzustellbar',
    cancelled: 'Abgebrochen',
  },
  deliveryStateMeans: {
    held: 'Wartet auf etwas und geht von selbst hinaus, sobald es da ist.',
    queued: 'Geht als Nächstes hinaus.',
    delivering: 'Auf dem Weg zum Partner.',
    delivered: 'Beim Partner angekommen.',
    undeliverable: 'Kann nicht zugestellt werden. Ein Mensch muss es ansehen.',
    cancelled: 'Wird nicht zugestellt.',
  },
} satisfies typeof en;
