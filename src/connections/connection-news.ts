import { Injectable } from '@nestjs/common';
import { type Message, Notifier } from '../notifications/public/notifier.js';
import { People } from '../organisations/public/people.js';
import type { Text } from '../platform/errors/domain-error.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Connection } from './public/connection.entity.js';
import { connectionReason } from './public/connection-reasons.js';
import type { ConnectionState } from './public/connection-state.js';
import { PartnerManifests } from './public/partner-manifests.js';

type ToldState = Extract<ConnectionState, 'off' | 'enabled' | 'connected' | 'repair'>;

const SUBJECT: Readonly<Record<ToldState, (partner: string) => Text>> = {
  off: (partner) => ({ en: `${partner} is switched off`, de: `${partner} ist ausgeschaltet` }),
  enabled: (partner) => ({ en: `${partner} is activated`, de: `${partner} ist aktiviert` }),
  connected: (partner) => ({ en: `${partner} is connected`, de: `${partner} ist verbunden` }),
  repair: (partner) => ({ en: `${partner} needs a repair`, de: `${partner} muss repariert werden` }),
};

const rejected = (partner: string): Text => ({
  en: `The request for ${partner} is rejected`,
  de: `Die Anfrage für ${partner} ist abgelehnt`,
});

const BODY: Readonly<Record<ToldState, Text>> = {
  off: {
    en: 'API keys of this connection are no longer accepted. Deliveries are held.',
    de: 'API-Schlüssel dieser Verbindung gelten nicht mehr. Zustellungen werden angehalten.',
  },
  enabled: {
    en: 'The connection can now be set up under Settings › Integrations.',
    de: 'Die Verbindung kann jetzt unter Einstellungen › Integrationen eingerichtet werden.',
  },
  connected: { en: 'The connection works.', de: 'Die Verbindung funktioniert.' },
  repair: {
    en: 'The connection does not work at the moment.',
    de: 'Die Verbindung funktioniert zurzeit nicht.',
  },
};

/** Its partner may still take the jobs down. */
const BEING_SWITCHED_OFF: Text = {
  en: 'Jobs are being taken down. Keys stop working when the partner has confirmed that, after 24 hours at the latest. Deliveries are held.',
  de: 'Die Stellen werden abgenommen. Schlüssel gelten nicht mehr, sobald der Partner das bestätigt hat, spätestens nach 24 Stunden. Zustellungen werden angehalten.',
};

/** Tells an organisation's managers what has become of a connection. */
@Injectable()
export class ConnectionNews {
  constructor(
    private readonly people: People,
    private readonly notifier: Notifier,
    private readonly partners: PartnerManifests,
  ) {}

  async tell(tx: Tx, connection: Connection): Promise<void> {
    const name = this.partners.of(connection.partner)?.name ?? connection.partner;
    const message = connectionMessage(connection, name);
    if (!message) return;
    await this.notifier.tell(
      tx,
      await this.people.managersOf(connection.organisationId, tx),
      message,
      connection.organisationId,
    );
  }
}

/** The message about a connection's new state; none for states on the way. */
export function connectionMessage(connection: Connection, name: string): Message | undefined {
  const { state, reason, reasonDetail, partner, id } = connection;
  if (!isTold(state)) return undefined;
  const why = reason && connectionReason(reason);
  const plain = connection.keysEndAt !== null && state === 'off' ? BEING_SWITCHED_OFF : BODY[state];
  const inLanguage = (language: keyof Text) =>
    [
      ...(why ? [why.text[language], why.nextStep[language]] : [plain[language]]),
      ...(reasonDetail ? ['„{detail}“'] : []),
    ].join('\n');
  return {
    kind: `connection.${state}`,
    subject: reason === 'request_rejected' ? rejected(name) : SUBJECT[state](name),
    body: { en: inLanguage('en'), de: inLanguage('de') },
    params: {
      partner,
      connectionId: id,
      ...(reason && { reason }),
      ...(reasonDetail && { detail: reasonDetail }),
    },
  };
}

const isTold = (state: ConnectionState): state is ToldState => state in SUBJECT;
