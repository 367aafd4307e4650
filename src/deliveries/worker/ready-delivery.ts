import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ApplicationParcels } from '../../applications/public/application-parcels.js';
import type { Connector } from '../../connections/public/connector.js';
import type { Parcel } from '../../connections/public/parcel.js';
import type { Reason } from '../../connections/public/reasons.js';
import { Gathering } from '../../platform/database/gathering.js';
import { type ClaimedDelivery, claimedDeliveries } from './claimed-deliveries.js';
import { DOCUMENTS_COME_WITHIN_MS } from '../planning/document-waits.js';
import { onceEach } from './once-each.js';
import { type OutboundPartner, OutboundPartners } from './outbound-partners.js';
import type { Destination } from '../public/delivery-route.js';
import { PartnerBudget } from '../public/partner-budget.js';
import { SamePerson } from '../planning/same-person.js';

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

/** A delivery that lacks nothing but its credentials and room in the partner's budget. */
interface Candidate {
  readonly delivery: ClaimedDelivery;
  readonly outbound: OutboundPartner;
  readonly destination: Destination;
  readonly parcel: Parcel;
}

const MOST_AT_ONCE = 128;

/** Looks once more, right before an attempt, whether a claimed delivery can go, and gathers what it needs. */
@Injectable()
export class ReadyDelivery {
  private readonly gathering = new Gathering<string, Ready | NotReady>(MOST_AT_ONCE, (ids) => this.all(ids));

  constructor(
    private readonly em: EntityManager,
    private readonly partners: OutboundPartners,
    private readonly parcels: ApplicationParcels,
    private readonly budget: PartnerBudget,
    private readonly samePerson: SamePerson,
  ) {}

  of(deliveryId: string): Promise<Ready | NotReady> {
    return this.gathering.ask(deliveryId);
  }

  private async all(ids: readonly string[]): Promise<(Ready | NotReady)[]> {
    const deliveries = await claimedDeliveries(this.em.fork(), ids);
    const parcels = await this.parcels.openMany(deliveries.map(({ applicationId }) => applicationId));
    const judged = await onceEach(deliveries, wayOf, (delivery) => this.destinationOf(delivery));
    const answers = new Map<string, Ready | NotReady>();
    const candidates: Candidate[] = [];
    for (const [place, delivery] of deliveries.entries()) {
      const found = candidate(delivery, judged[place], parcels.get(delivery.applicationId));
      if ('notYet' in found) answers.set(delivery.id, found);
      else candidates.push(found);
    }
    for (const [id, answer] of await this.prepared(candidates)) answers.set(id, answer);
    return ids.map((id) => answers.get(id) ?? { notYet: 'erased' });
  }

  private async destinationOf(delivery: ClaimedDelivery): Promise<Judged> {
    const outbound = this.partners.of(delivery.partner);
    if (!outbound) return 'connection_not_ready';
    const destination = await outbound.route.destination(this.em.fork(), delivery);
    return typeof destination === 'string' ? destination : { outbound, destination };
  }

  private async prepared(candidates: readonly Candidate[]): Promise<[string, Ready | NotReady][]> {
    if (candidates.length === 0) return [];
    const credentials = await onceEach(candidates, accessOf, ({ outbound, delivery, destination }) =>
      outbound.route.credentials(delivery, destination),
    );
    const wanted = candidates.map(({ delivery, outbound, destination, parcel }) => {
      const { callsPerMinute } = outbound.route;
      const calls = Math.min(parcel.documents.length + 1, callsPerMinute);
      return { budget: { partner: delivery.partner, company: destination.company }, calls, callsPerMinute };
    });
    const waits = await this.budget.takeAll(wanted);
    return candidates.map(({ delivery, outbound, destination, parcel }, place) => {
      const until = waits[place];
      if (until) return [delivery.id, { notYet: 'no-budget', until }];
      const { partner, emailHash } = delivery;
      const { calls: callsTaken = 0, callsPerMinute = 0 } = wanted[place] ?? {};
      const dedupeKey = this.samePerson.keyOf(partner, delivery, destination, emailHash);
      const { connector } = outbound;
      const what = { partner, connector, destination, credentials: credentials[place], parcel, dedupeKey };
      return [delivery.id, { ...what, callsTaken, callsPerMinute }];
    });
  }
}

type Judged = Reason | Pick<Candidate, 'outbound' | 'destination'>;

const wayOf = ({ connectionId, jobId }: ClaimedDelivery): string => `${connectionId}/${jobId}`;
const accessOf = ({ delivery, destination }: Candidate): string =>
  JSON.stringify([delivery.connectionId, delivery.jobId, destination.credentialVersion]);

function candidate(
  delivery: ClaimedDelivery,
  judged: Judged | undefined,
  parcel: Parcel | undefined,
): Candidate | NotReady {
  if (judged === undefined || typeof judged === 'string')
    return { notYet: 'held', reason: judged ?? 'connection_not_ready' };
  if (!parcel) return { notYet: 'erased' };
  if (parcel.documents.length >= (delivery.documentsExpected ?? 0)) return { delivery, ...judged, parcel };
  const dueAt = new Date(parcel.receivedAt.getTime() + DOCUMENTS_COME_WITHIN_MS);
  return { notYet: 'held', reason: 'awaiting_documents', dueAt };
}
