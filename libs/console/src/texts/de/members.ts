import type en from '../en/members.js';

export default {
  title: { members: 'Mitglieder', staff: 'Personal' },
  lead: {
    members: 'Wer sich in dieser Organisation anmelden kann, und was jede Rolle darf.',
    staff: 'Wer sich beim Betreiber anmelden kann, und was jede Rolle darf.',
  },
  bySingleSignOn:
    'Personal kommt über {{name}}: Dort eine Rolle geben, das Konto entsteht mit der ersten Anmeldung. Einladungen gibt es deshalb nicht.',
  you: '(das eigene Konto)',
  columns: { name: 'Name', role: 'Rolle', state: 'Konto', actions: 'Ändern' },
  roles: {
    manager: 'Verwaltung',
    recruiter: 'Recruiting',
    auditor: 'Prüfung',
    admin: 'Administration',
    support: 'Support',
  },
  mayDo: {
    manager: 'Alles, auch Schlüssel, Zugangsdaten und Löschen',
    recruiter: 'Stellen, Bewerbungen und Zustellungen',
    auditor: 'Liest die Aktivität; keine Bewerbungen',
    admin: 'Alles beim Betreiber, auch Personal und Einstellungen',
    support: 'Support-Anfragen, Verbindungen und Zustellungen',
    staffAuditor: 'Liest und exportiert das Audit-Log; keine Bewerbungen',
  },
  state: {
    active: 'Aktiv',
    secondFactor: 'Mit zweitem Faktor',
    disabled: 'Gesperrt',
    disabledMeans: 'Diese Person kann sich nicht mehr anmelden.',
  },
  actions: {
    role: 'Rolle von {{name}}',
    disable: 'Sperren',
    disableNamed: '{{name}} sperren',
    disableTitle: '{{name}} sperren?',
    disableMeans: 'Alle Sitzungen dieser Person enden sofort. Das Konto lässt sich später wieder entsperren.',
    enable: 'Entsperren',
    enableNamed: '{{name}} entsperren',
    resetFactor: 'Zweiten Faktor entfernen',
    resetFactorNamed: 'Zweiten Faktor von {{name}} entfernen',
    resetFactorTitle: 'Zweiten Faktor von {{name}} entfernen?',
    resetFactorMeans:
      'Nur wenn App und Wiederherstellungscodes verloren sind und feststeht, wer darum bittet. Alle Sitzungen dieser Person enden, eine Mail teilt es mit, und das Passwort allein genügt wieder.',
  },
  invite: {
    open: 'Einladen',
    title: 'Person einladen',
    email: 'E-Mail',
    how: 'Dorthin geht ein Link. Er gilt einmal, innerhalb von 24 Stunden.',
    language: 'Sprache der E-Mail',
    submit: 'Einladung senden',
  },
  invitations: {
    title: 'Offene Einladungen',
    until: 'gültig bis',
    over: 'abgelaufen',
    again: 'Erneut senden',
    withdraw: 'Zurückziehen',
  },
  empty: { title: 'Noch niemand', next: 'Die erste Person einladen.' },
} satisfies typeof en;
