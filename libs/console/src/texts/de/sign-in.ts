import type en from '../en/sign-in.js';

export default {
  title: 'Anmelden',
  lead: 'Verbindungen zwischen HR-Systemen und Jobbörsen.',
  ended: 'Die Sitzung ist beendet. Nach der Anmeldung öffnet sich dieselbe Seite wieder.',
  email: 'E-Mail',
  password: 'Passwort',
  show: 'Passwort zeigen oder verbergen',
  submit: 'Anmelden',
  code: 'Code',
  codeWhere: 'Aus der Authentifizierungs-App, oder ein Wiederherstellungscode.',
  forgotten: 'Passwort vergessen?',
  or: 'oder',
  singleSignOn: 'Anmelden mit {{name}}',
  staffSingleSignOn: 'Personal: anmelden mit {{name}}',
  complete: {
    title: 'Anmeldung',
    wait: 'Die Antwort des Anmeldedienstes wird geprüft.',
    proven: 'Bestätigt',
    close: 'Dieses Fenster kann geschlossen werden.',
    back: 'Zurück zur Anmeldung',
  },
} satisfies typeof en;
