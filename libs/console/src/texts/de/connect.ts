import type en from '../en/connect.js';

export default {
  titleBefore: 'Verbindung einrichten',
  title: '{{partner}} verbinden',
  before: {
    intro:
      '{{operator}} bittet darum, die Verbindung zu {{partner}} einzurichten. Ein Konto ist dafür nicht nötig.',
    once: 'Dieser Link öffnet sich einmal, in diesem Browser.',
    minutes: 'Danach bleiben 30 Minuten. Was gespeichert ist, bleibt.',
    only: 'Damit lässt sich nur die Verbindung zu {{partner}} einrichten, sonst ist nichts zu sehen.',
    start: 'Einrichtung beginnen',
    until: 'Der Link gilt bis',
  },
  states: {
    off: '{{partner}} ist ausgeschaltet.',
    requested: '{{partner}} ist angefragt.',
    enabled: '{{partner}} ist freigeschaltet und noch einzurichten.',
    pending: 'Hier eingerichtet. Der erste Aufruf von {{partner}} steht noch aus.',
    connected: 'Die Verbindung zu {{partner}} funktioniert.',
    repair: 'Die Verbindung zu {{partner}} muss repariert werden.',
  },
  until: 'Zeit dafür bis',
  finish: 'Beenden',
  firstJob: {
    title: 'Die erste Stelle verknüpfen',
    why: 'Bewerbungen auf diese Stelle gehen dann an die Stelle in Personio. Weitere Stellen lassen sich später genauso verknüpfen.',
    none: 'Es gibt noch keine Stellen. Sie lassen sich später verknüpfen.',
    job: 'Stelle hier',
    number: 'Job-ID in Personio, oder ihr Link',
    link: 'Verknüpfen',
    linked: 'Die Stelle ist verknüpft.',
  },
  done: {
    title: 'Beendet',
    connected: '{{partner}} ist verbunden.',
    notYet:
      'Was gespeichert ist, bleibt. {{partner}} ist noch nicht verbunden; das kann noch von selbst geschehen.',
    close: 'Diese Seite kann geschlossen werden.',
    back: 'Zurück zu {{operator}}',
  },
  over: {
    used: 'Dieser Link wurde bereits geöffnet',
    expired: 'Dieser Link ist abgelaufen',
    revoked: 'Dieser Link wurde widerrufen',
    time: 'Die 30 Minuten sind vorbei',
    kept: 'Was gespeichert ist, bleibt.',
    why: 'Zur Sicherheit öffnet sich jeder Link nur einmal und nur für begrenzte Zeit.',
    next: 'Einen neuen gibt es bei {{operator}}:',
  },
} satisfies typeof en;
