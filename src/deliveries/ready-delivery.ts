import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ApplicationParcels } from '../applications/public/application-parcels.js';
import type { Connector } from '../connections/public/connector.js';
import type { Parcel } from '../connections/public/parcel.js';
import type { Reason } from '../connections/public/reasons.js';
import { Delivery } from './delivery.entity.js';
import { DOCUMENTS_COME_WITHIN_MS } from './document-waits.js';
import { OutboundPartners } from './outbound-partners.js';
import type { Destination } from './public/delivery-route.js';
import { PartnerBudget } from './public/partner-budget.js';
import { SamePerson } from './same-person.js';

/** All that is needed to call the partner. */
export interface Ready {
  readonly partner: string;
  readonly connector: Connector;
  readonly destination: Destination;
  readonly credentials: unknown;
  readonly parcel: Parcel;
  readonly dedupeKey: Buffer;
  /** Calls of the partner's budget that are taken already. */
  readonly callsTaken: number;
  readonly callsPerMinute: number;
}

/** Why the partner cannot be called now. */
export type NotReady =
  | { readonly notYet: 'erased' }
  | { readonly notYet: 'held'; readonly reason: Reason; readonly dueAt?: Date }
  | { readonly notYet: 'no-budget'; readonly until: Date };

/** Looks once more, right before an attempt, whether a claimed delivery can go, and gathers what it needs. */
@Injectable()
export class ReadyDelivery {
  constructor(
    private readonly em: EntityManager,
    private readonly partners: OutboundPartners,
    private readonly parcels: ApplicationParcels,
    private readonly budget: PartnerBudget,
    private readonly samePerson: SamePerson,
  ) {}

  async of(deliveryId: string): Promise<Ready | NotReady> {
    const em = this.em.fork();
    const delivery = await em.findOneOrFail(Delivery, { id: deliveryId });
    const { partner, emailHash } = delivery;
    const outbound = this.partners.of(partner);
    if (!outbound) return { notYet: 'held', reason: 'connection_not_ready' };
    const { route, connector } = outbound;
    const destination = await route.destination(em, delivery);
    if (typeof destination === 'string') return { notYet: 'held', reason: destination };
    const parcel = await this.parcels.open(delivery.applicationId);
    if (!parcel) return { notYet: 'erased' };
    const { length: documents } = parcel.documents;
    if (documents < (delivery.documentsExpected ?? 0)) {
      const dueAt = new Date(parcel.receivedAt.getTime() + DOCUMENTS_COME_WITHIN_MS);
      return { notYet: 'held', reason: 'awaiting_documents', dueAt };
    }
    const credentials = await route.credentials(delivery, destination);
    const { callsPerMinute } = route;
    const callsTaken = Math.min(documents + 1, callsPerMinute);
    const until = await this.budget.take(
      { partner, company: destination.company },
      callsTaken,
      callsPerMinute,
    );
    if (until) return { notYet: 'no-budget', until };
    const dedupeKey = this.samePerson.keyOf(partner, delivery, destination, emailHash);
    return { partner, connector, destination, credentials, parcel, dedupeKey, callsTaken, callsPerMinute };
  }
}
