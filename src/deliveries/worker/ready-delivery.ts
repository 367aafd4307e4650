import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ApplicationParcels } from '../../applications/public/application-parcels.js';
import type { Connector } from '../../connections/public/connector.js';
import type { Parcel } from '../../connections/public/parcel.js';
import type { Reason } from '../../connections/public/reasons.js';
import { Gathering } from '../../platform/database/gathering.js';
import type { Claim } from './delivery-claims.js';
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
  | { readonly notYet: 'no-budget'; readonly until: Date }
  | { readonly notYet: 'unreadable' };

/** A delivery that lacks nothing but its credentials and room in the partner's budget. */
interface Candidate {
  readonly way: Claim;
  readonly destination: Destination;
  readonly parcel: Parcel;
}

const MOST_AT_ONCE = 128;
const NOT_CONNECTED = { notYet: 'held', reason: 'connection_not_ready' } as const;

/** Looks once more, right before an attempt, whether a claimed delivery can go, and gathers what it needs. */
@Injectable()
export class ReadyDelivery {
  private readonly gathering = new Gathering<Claim, Ready | NotReady>(MOST_AT_ONCE, (claims) =>
    this.all(claims),
  );

  constructor(
    private readonly em: EntityManager,
    private readonly partners: OutboundPartners,
    private readonly parcels: ApplicationParcels,
    private readonly budget: PartnerBudget,
    private readonly samePerson: SamePerson,
  ) {}

  of(claim: Claim): Promise<Ready | NotReady> {
    return this.gathering.ask(claim);
  }

  private async all(claims: readonly Claim[]): Promise<(Ready | NotReady)[]> {
    const answers = new Map<Claim, Ready | NotReady>();
    for (const [partner, own] of Map.groupBy(claims, (claim) => claim.partner)) {
      const outbound = this.partners.of(partner);
      const found = outbound ? await this.through(outbound, own) : [];
      for (const [place, claim] of own.entries()) answers.set(claim, found[place] ?? NOT_CONNECTED);
    }
    return claims.map((claim) => answers.get(claim) ?? NOT_CONNECTED);
  }

  private async through(
    outbound: OutboundPartner,
    claims: readonly Claim[],
  ): Promise<(Ready | NotReady | undefined)[]> {
    const [parcels, destinations] = await Promise.all([
      this.parcels.openMany(claims.map(({ applicationId }) => applicationId)),
      onceEach(claims, wayOf, (ways) => outbound.route.destinations(this.em.fork(), ways)),
    ]);
    const found = claims.map((claim, place) =>
      candidate(claim, destinations[place], parcels.get(claim.applicationId)),
    );
    const candidates = found.filter((one) => 'parcel' in one);
    const prepared = await this.prepared(outbound, candidates);
    const answers = new Map(candidates.map((one, place) => [one, prepared[place]]));
    return found.map((one) => ('parcel' in one ? answers.get(one) : one));
  }

  private async prepared(
    { route, connector }: OutboundPartner,
    candidates: readonly Candidate[],
  ): Promise<(Ready | NotReady)[]> {
    if (candidates.length === 0) return [];
    const { partner, callsPerMinute } = route;
    const credentials = await onceEach(candidates, accessOf, (endings) => route.credentials(endings));
    const calls = candidates.map(({ parcel }) => Math.min(parcel.documents.length + 1, callsPerMinute));
    const waits = await this.budget.takeAll(
      candidates.map(({ destination: { company } }, place) => ({
        budget: { partner, company },
        calls: calls[place] ?? 1,
        callsPerMinute,
      })),
    );
    return candidates.map(({ way, destination, parcel }, place) => {
      const until = waits[place];
      if (until) return { notYet: 'no-budget', until };
      const dedupeKey = this.samePerson.keyOf(partner, way, destination, way.emailHash);
      const taken = { callsTaken: calls[place] ?? 1, callsPerMinute };
      return {
        partner,
        connector,
        destination,
        credentials: credentials[place],
        parcel,
        dedupeKey,
        ...taken,
      };
    });
  }
}

const wayOf = ({ connectionId, jobId }: Claim): string => `${connectionId}/${jobId}`;
const accessOf = ({ way, destination }: Candidate): string =>
  `${way.connectionId}/${way.jobId}/${destination.credentialVersion}`;

function candidate(
  way: Claim,
  destination: Destination | Reason | undefined,
  parcel: Parcel | undefined,
): Candidate | NotReady {
  if (destination === undefined) return NOT_CONNECTED;
  if (typeof destination === 'string') return { notYet: 'held', reason: destination };
  if (!parcel) return { notYet: 'erased' };
  if (parcel.documents.length >= (way.documentsExpected ?? 0)) return { way, destination, parcel };
  const dueAt = new Date(parcel.receivedAt.getTime() + DOCUMENTS_COME_WITHIN_MS);
  return { notYet: 'held', reason: 'awaiting_documents', dueAt };
}
