import type en from '../en/personio.js';

export default {
  title: 'Bewerbungen ins eigene ATS · Personio',
  lead: 'Bewerbungen werden mit ihren Dokumenten in Personio zugestellt. Einmal einrichten genügt; spätere Stellen brauchen nur ihre Job-ID aus Personio.',
  back: 'Integrationen',
  steps: { job: 'Job-ID', company: 'Unternehmen und Token', channel: 'Kanal', verify: 'Prüfen' },
  stepOf: 'Schritt {{step}} von {{all}}',
  next: 'Weiter',
  previous: 'Zurück',
  guide: {
    title: 'Wo es in Personio steht',
    checked: 'Anleitung zuletzt geprüft am {{date}}. Personio kann seine Seiten seither geändert haben.',
    job: {
      recruiting: 'In Personio „Recruiting“ öffnen, dann „Stellen“.',
      choose:
        'Eine Stelle öffnen. Sie muss veröffentlicht sein und darf keine verpflichtenden Zusatzfragen haben.',
      promote: 'Den Reiter „Promoten“ öffnen.',
      link: 'Bei den Links der Karriereseite den Link der Stelle öffnen.',
      address: 'Die Zahl am Ende der Adresse ist die Job-ID. Die ganze Adresse geht auch.',
    },
    company: {
      settings: 'In Personio „Einstellungen“ öffnen.',
      credentials: '„API-Zugriffsdaten“ wählen.',
      key: 'Den Eintrag „Recruiting-API-Schlüssel“ öffnen.',
      copy: 'Unternehmens-ID und Zugriffs-Token kopieren.',
    },
    channel: {
      settings: 'In Personio „Einstellungen“ öffnen.',
      recruiting: '„Recruiting“ wählen.',
      channels: 'Den Reiter „Kanäle“ öffnen.',
      copy: 'Den Kanal für diese Bewerbungen öffnen oder einen hinzufügen. Seine Kanal-ID kopieren.',
    },
    labels: {
      recruiting: 'Recruiting',
      jobs: 'Stellen',
      job: 'Elektriker/in',
      promote: 'Promoten',
      link: 'Stellenbeschreibung',
      settings: 'Einstellungen',
      credentials: 'API-Zugriffsdaten',
      key: 'Recruiting-API-Schlüssel',
      companyId: 'Unternehmens-ID',
      accessToken: 'Zugriffs-Token',
      channels: 'Kanäle',
      channelId: 'Kanal-ID',
    },
  },
  values: {
    job: 'Job-ID',
    companyId: 'Unternehmens-ID',
    accessToken: 'Zugriffs-Token',
    channelId: 'Kanal-ID',
  },
  hints: { job: 'Die Zahl oder der ganze Link der Stelle' },
  found: { job: 'Job-ID {{id}}', host: 'Karriereseite {{host}}' },
  wrong: {
    isLink: 'Das ist ein Link. Hierher gehört der Wert selbst.',
    isToken: 'Das sieht nach dem Zugriffs-Token aus. Hierher gehört eine Zahl.',
    isNumber: 'Das sieht nach einer Unternehmens- oder Kanal-ID aus. Der Zugriffs-Token ist länger.',
    isJob: 'Das ist die Zahl der Stelle.',
    isCompany: 'Das ist die Unternehmens-ID.',
    notJob:
      'Keine Job-ID gefunden. Eine Zahl eintragen oder einen Link wie https://FIRMA.jobs.personio.com/job/1234567.',
    notNumber: 'Hierher gehören nur Ziffern.',
    hasSpace: 'Ein Zugriffs-Token enthält keine Leerzeichen.',
  },
  connection: {
    title: 'Verbindung',
    change: 'Neue Werte eintragen',
    changeWhy: 'Die funktionierenden Werte bleiben in Gebrauch, bis neue verifiziert sind.',
    repair:
      'Die Verbindung muss repariert werden. Zustellungen sind angehalten und gehen danach von selbst hinaus.',
  },
  deliveries: {
    title: 'Zustellungen an Personio',
    heldMeans: 'Gehen von selbst hinaus, sobald da ist, worauf sie warten.',
    undeliverableMeans: 'Ein Mensch muss sie ansehen und zum Beispiel übergeben.',
  },
  duplicates: {
    title: 'Eine Bewerbung je Person und Stelle',
    text: 'Eine zweite Bewerbung derselben Person auf dieselbe Stelle nimmt Personio nicht an, auch nicht beim zweiten Versuch. Sie erscheint dann hier als unzustellbar und lässt sich per Download oder E-Mail übergeben.',
  },
} satisfies typeof en;
