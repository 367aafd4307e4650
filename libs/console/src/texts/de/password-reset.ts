import type en from '../en/password-reset.js';

export default {
  title: 'Neues Passwort',
  how: 'Ein Link zu einem neuen Passwort geht an die E-Mail des Kontos. Er gilt einmal, innerhalb einer Stunde.',
  email: 'E-Mail',
  ask: 'Link senden',
  asked: 'Gibt es ein Konto mit dieser E-Mail, ist der Link unterwegs.',
  set: 'Passwort setzen',
  done: 'Das neue Passwort ist gesetzt. Alle Sitzungen sind beendet.',
  signIn: 'Zurück zur Anmeldung',
} satisfies typeof en;
