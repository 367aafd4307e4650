import type en from '../en/guides.js';

export default {
  title: 'Anleitungen',
  lead: 'Was Kunden lesen, wenn sie einen Partner einrichten. Partner bauen ihre Seiten um: hier lässt sich das nachziehen.',
  back: 'Einstellungen',
  german: 'Deutsch',
  english: 'Englisch',
  checkedOn: 'Zuletzt geprüft am',
  changed: 'In eigenen Worten',
  builtIn: 'Mitgelieferten Text einsetzen',
  save: 'Speichern',
} satisfies typeof en;
