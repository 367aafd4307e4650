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
} satisfies typeof en;
