import type en from '../en/sign-in.js';

export default {
  title: 'Anmelden',
  lead: 'Verbindungen zwischen HR-Systemen und Jobbörsen.',
  ended: 'Die Sitzung ist beendet. Nach der Anmeldung öffnet sich dieselbe Seite wieder.',
  email: 'E-Mail',
  password: 'Passwort',
  show: 'Passwort zeigen oder verbergen',
  submit: 'Anmelden',
  secondFactor: 'Dieses Konto braucht einen zweiten Faktor. Die Administration des Hubs fragen.',
} satisfies typeof en;
