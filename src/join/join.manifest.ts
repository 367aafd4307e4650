import type { PartnerManifest } from '../connections/public/partner-manifest.js';

/** JOIN as the console explains it; `hub` is the name under which JOIN lists this installation. */
export const joinManifest = (hub: string): PartnerManifest => ({
  partner: 'join',
  name: 'JOIN',
  direction: 'inbound',
  activation: 'by-support',
  needsPaidPlan: true,
  tag: 'join',
  credentialFields: [],
  help: [
    {
      en: 'JOIN publishes jobs on several boards, LinkedIn and XING among them, and sends the applications back.',
      de: 'JOIN veröffentlicht Stellen auf mehreren Jobbörsen, darunter LinkedIn und XING, und gibt die Bewerbungen zurück.',
    },
    {
      en: 'An account with a paid JOIN plan is needed; the free one has no integrations. Sign up at https://join.com.',
      de: 'Nötig ist ein Konto mit einem bezahlten JOIN-Tarif; im kostenlosen gibt es keine Integrationen. Registrierung unter https://join.com.',
    },
    {
      en: 'Job ads that were published in JOIN by hand are archived there once the integration runs. They stay archived until “Publish in JOIN” is switched on for the job here.',
      de: 'Anzeigen, die in JOIN von Hand veröffentlicht wurden, werden dort archiviert, sobald die Integration läuft. Sie bleiben archiviert, bis hier bei der Stelle „In JOIN veröffentlichen“ eingeschaltet wird.',
    },
    {
      en: 'The support team activates the integration and helps with the first steps.',
      de: 'Das Support-Team schaltet die Integration frei und hilft bei den ersten Schritten.',
    },
    {
      en: 'Each application from JOIN appears here by itself, with its documents and the tag “join”.',
      de: 'Jede Bewerbung aus JOIN erscheint hier von selbst, mit ihren Dokumenten und der Markierung „join“.',
    },
  ],
  nextSteps: [
    {
      en: `In JOIN open Settings › Overview › Integrations, choose ${hub} under “ATS platforms” and paste the key there.`,
      de: `In JOIN Einstellungen › Überblick › Integrationen öffnen, unter „ATS-Plattformen“ ${hub} wählen und den Schlüssel dort einfügen.`,
    },
    {
      en: 'A new key has to be entered there each time; JOIN goes on using the old one until it is replaced.',
      de: 'Jeder neue Schlüssel muss dort eingetragen werden; JOIN verwendet den alten, bis er ersetzt ist.',
    },
    {
      en: 'JOIN often confirms by hand, within a working day. Then switch on “Publish in JOIN” for each job that is to appear there.',
      de: 'JOIN bestätigt oft von Hand, innerhalb eines Arbeitstags. Danach bei jeder Stelle, die dort erscheinen soll, „In JOIN veröffentlichen“ einschalten.',
    },
    {
      en: 'If JOIN does not take the key: ask JOIN at contact@join.com.',
      de: 'Falls JOIN den Schlüssel nicht annimmt: bei JOIN unter contact@join.com nachfragen.',
    },
  ],
  states: {
    off: {
      en: 'JOIN is switched off: no job is published there.',
      de: 'JOIN ist ausgeschaltet: dort ist keine Stelle veröffentlicht.',
    },
    requested: {
      en: 'The request is with the support team.',
      de: 'Die Anfrage liegt beim Support-Team.',
    },
    enabled: {
      en: 'JOIN is activated. The next step is to generate a key and save it.',
      de: 'JOIN ist freigeschaltet. Als Nächstes einen Schlüssel erzeugen und speichern.',
    },
    pending: {
      en: 'A key is saved; JOIN has not called with it yet or is still processing the connection.',
      de: 'Ein Schlüssel ist gespeichert; JOIN hat damit noch nicht aufgerufen oder bearbeitet die Verbindung noch.',
    },
    connected: {
      en: 'The connection works: jobs go to JOIN, applications come back.',
      de: 'Die Verbindung arbeitet: Stellen gehen zu JOIN, Bewerbungen kommen zurück.',
    },
    repair: {
      en: 'Something has to be mended, such as a key that JOIN no longer may use. The reason says what.',
      de: 'Etwas ist zu beheben, etwa ein Schlüssel, den JOIN nicht mehr verwenden darf. Der Grund nennt, was.',
    },
  },
});
