import { Injectable } from '@nestjs/common';
import type { PartnerManifest } from '../connections/public/partner-manifest.js';
import { Partner } from '../connections/public/partner.js';
import { PERSONIO } from './personio-name.js';
import { PersonioSetup } from './personio-setup.js';
import { PersonioConnector } from './personio-connector.js';

const LAST_CHECKED = '2026-11-21';

/** Personio as the console explains it. */
export const PERSONIO_MANIFEST: PartnerManifest = {
  partner: PERSONIO,
  name: 'Personio',
  direction: 'outbound',
  activation: 'self-service',
  needsPaidPlan: false,
  tag: 'personio',
  credentialFields: [
    {
      name: 'job',
      label: { en: 'Job-ID', de: 'Job-ID' },
      help: {
        en: 'Number or link of any job that is published in Personio. Choose one whose application form has no mandatory additional questions.',
        de: 'Nummer oder Link einer beliebigen in Personio veröffentlichten Stelle. Eine wählen, deren Bewerbungsformular keine verpflichtenden Zusatzfragen hat.',
      },
      where: {
        en: 'In Personio: Recruiting › Jobs › the job › tab “Promote”. The link to the job description ends with the number; the whole link can be pasted here.',
        de: 'In Personio: Recruiting › Stellen › die Stelle › Reiter „Promoten“. Der Link zur Stellenbeschreibung endet mit der Nummer; hier kann der ganze Link eingefügt werden.',
      },
      secret: false,
      maxLength: 500,
    },
    {
      name: 'companyId',
      label: { en: 'Company ID', de: 'Unternehmens-ID' },
      help: {
        en: 'The number of the company’s account in Personio.',
        de: 'Die Nummer des Unternehmenskontos in Personio.',
      },
      where: {
        en: 'In Personio: Settings › API credentials › Recruiting API key. It stands above the token.',
        de: 'In Personio: Einstellungen › API-Zugriffsdaten › Recruiting-API-Schlüssel. Sie steht beim Token.',
      },
      secret: false,
      pattern: '^[1-9][0-9]{0,15}$',
      maxLength: 16,
    },
    {
      name: 'accessToken',
      label: { en: 'Access token', de: 'Zugriffs-Token' },
      help: {
        en: 'The token of the recruiting API. It is kept encrypted and never shown again.',
        de: 'Der Token der Recruiting-API. Er wird verschlüsselt aufbewahrt und nie wieder angezeigt.',
      },
      where: {
        en: 'In Personio: Settings › API credentials › Recruiting API key, which the system has made. Other API credentials do not work here.',
        de: 'In Personio: Einstellungen › API-Zugriffsdaten › Recruiting-API-Schlüssel, den das System erzeugt hat. Andere API-Zugriffsdaten passen hier nicht.',
      },
      secret: true,
      maxLength: 2000,
    },
    {
      name: 'channelId',
      label: { en: 'Channel ID', de: 'Kanal-ID' },
      help: {
        en: 'The recruiting channel under which the applications are counted in Personio.',
        de: 'Der Recruiting-Kanal, unter dem die Bewerbungen in Personio gezählt werden.',
      },
      where: {
        en: 'In Personio: Settings › Recruiting › tab “Channels” › open or add the channel › “Channel ID of the recruiting API”.',
        de: 'In Personio: Einstellungen › Recruiting › Reiter „Kanäle“ › Kanal öffnen oder neu anlegen › „Kanal-ID der Recruiting-API“.',
      },
      secret: false,
      pattern: '^[1-9][0-9]{0,15}$',
      maxLength: 16,
    },
  ],
  help: [
    {
      en: 'Applications are delivered into Personio with their documents. Setting it up is done once; later jobs only need their Job-ID.',
      de: 'Bewerbungen werden samt Dokumenten in Personio zugestellt. Die Einrichtung ist einmalig; weitere Stellen brauchen nur ihre Job-ID.',
    },
    {
      en: 'Personio takes one application of a person to a job. A second one cannot be delivered; it stays here and can be handed over.',
      de: 'Personio nimmt je Person und Stelle eine Bewerbung an. Eine zweite ist nicht zustellbar; sie bleibt hier und kann übergeben werden.',
    },
    {
      en: `Personio moves its pages from time to time. This guide was last checked on ${LAST_CHECKED}.`,
      de: `Personio verändert seine Seiten von Zeit zu Zeit. Diese Anleitung wurde zuletzt am ${LAST_CHECKED} geprüft.`,
    },
  ],
  nextSteps: [
    {
      en: 'Enter the Personio Job-ID at each job. Applications that are already there go out then.',
      de: 'Bei jeder Stelle die Job-ID aus Personio eintragen. Bereits vorhandene Bewerbungen gehen dann hinaus.',
    },
    {
      en: 'After a test application: remove it in Personio by hand.',
      de: 'Nach einer Testbewerbung: diese in Personio von Hand löschen.',
    },
  ],
  states: {
    off: {
      en: 'Personio is not connected: deliveries are held.',
      de: 'Personio ist nicht verbunden: Zustellungen werden angehalten.',
    },
    requested: { en: 'The request is with the support team.', de: 'Die Anfrage liegt beim Support-Team.' },
    enabled: {
      en: 'The next step is to enter the credentials and verify them.',
      de: 'Als Nächstes die Zugangsdaten eintragen und prüfen.',
    },
    pending: { en: 'The credentials are being verified.', de: 'Die Zugangsdaten werden geprüft.' },
    connected: {
      en: 'Applications are delivered to Personio.',
      de: 'Bewerbungen werden an Personio zugestellt.',
    },
    repair: {
      en: 'Personio refuses what it is called with. Deliveries are held and go out by themselves after the repair.',
      de: 'Personio lehnt die Zugangsdaten ab. Zustellungen werden angehalten und gehen nach der Reparatur von selbst hinaus.',
    },
  },
};

/** Offers Personio to the organisations of this hub. */
@Injectable()
export class PersonioPartner extends Partner {
  override readonly manifest = PERSONIO_MANIFEST;

  constructor(
    override readonly connector: PersonioConnector,
    override readonly setup: PersonioSetup,
  ) {
    super();
  }
}
