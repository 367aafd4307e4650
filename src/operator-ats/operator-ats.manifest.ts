import { Injectable } from '@nestjs/common';
import { Partner } from '../connections/public/partner.js';
import type { PartnerManifest } from '../connections/public/partner-manifest.js';
import { OperatorAtsConnector } from './operator-ats-connector.js';
import { OPERATOR_ATS } from './operator-ats-name.js';
import { OperatorAtsSetup } from './operator-ats-setup.js';

/** An own ATS as the console explains it. */
export const OPERATOR_ATS_MANIFEST: PartnerManifest = {
  partner: OPERATOR_ATS,
  name: 'ATS',
  direction: 'outbound',
  activation: 'self-service',
  needsPaidPlan: false,
  tag: 'operator-ats',
  credentialFields: [
    {
      name: 'url',
      label: { en: 'Address', de: 'Adresse' },
      help: {
        en: 'Applications are posted to this address as JSON. It has to start with https:// and be reachable from the internet.',
        de: 'An diese Adresse werden Bewerbungen als JSON gesendet. Sie muss mit https:// beginnen und aus dem Internet erreichbar sein.',
      },
      where: {
        en: 'Whoever runs the ATS knows its address for incoming applications (webhook).',
        de: 'Wer das ATS betreibt, kennt seine Adresse für eingehende Bewerbungen (Webhook).',
      },
      secret: false,
      maxLength: 2000,
    },
    {
      name: 'signingSecret',
      label: { en: 'Signing secret', de: 'Signaturschlüssel' },
      help: {
        en: 'Every call is signed with it (Standard Webhooks). It is kept encrypted and never shown again.',
        de: 'Jeder Aufruf wird damit signiert (Standard Webhooks). Er wird verschlüsselt aufbewahrt und nie wieder angezeigt.',
      },
      where: {
        en: 'In the settings of the receiving address. It starts with whsec_.',
        de: 'In den Einstellungen der empfangenden Adresse. Er beginnt mit whsec_.',
      },
      secret: true,
      pattern: '^whsec_[A-Za-z0-9+/]{32,88}={0,2}$',
      maxLength: 100,
    },
  ],
  help: [
    {
      en: 'Applications are delivered to an own ATS by signed HTTP calls. Documents are fetched from there by links that work for one hour.',
      de: 'Bewerbungen werden durch signierte HTTP-Aufrufe an ein eigenes ATS zugestellt. Dokumente holt es über Links ab, die eine Stunde gelten.',
    },
    {
      en: 'An answer 2xx means: the application has arrived. A repeated call has the same webhook-id, so that nothing is taken twice.',
      de: 'Eine Antwort 2xx bedeutet: Die Bewerbung ist angekommen. Ein wiederholter Aufruf hat dieselbe webhook-id, damit nichts doppelt aufgenommen wird.',
    },
  ],
  nextSteps: [
    {
      en: 'Send an application to one of the jobs and look whether it arrives in the ATS.',
      de: 'Eine Bewerbung auf eine der Stellen senden und nachsehen, ob sie im ATS ankommt.',
    },
  ],
  states: {
    off: { en: 'Nothing is delivered to an own ATS.', de: 'An ein eigenes ATS wird nichts zugestellt.' },
    requested: { en: 'The request is with the support team.', de: 'Die Anfrage liegt beim Support-Team.' },
    enabled: {
      en: 'The next step is to enter the address and verify it. Until then deliveries are held.',
      de: 'Als Nächstes die Adresse eintragen und prüfen. Bis dahin werden Zustellungen angehalten.',
    },
    pending: { en: 'The address is being verified.', de: 'Die Adresse wird geprüft.' },
    connected: {
      en: 'Applications are delivered to the own ATS.',
      de: 'Bewerbungen werden an das eigene ATS zugestellt.',
    },
    repair: {
      en: 'The own ATS refuses the calls. Deliveries are held and go out by themselves after the repair.',
      de: 'Das eigene ATS lehnt die Aufrufe ab. Zustellungen werden angehalten und gehen nach der Reparatur von selbst hinaus.',
    },
  },
};

/** Offers deliveries to an own ATS to the organisations of this hub. */
@Injectable()
export class OperatorAtsPartner extends Partner {
  override readonly manifest = OPERATOR_ATS_MANIFEST;

  constructor(
    override readonly connector: OperatorAtsConnector,
    override readonly setup: OperatorAtsSetup,
  ) {
    super();
  }
}
