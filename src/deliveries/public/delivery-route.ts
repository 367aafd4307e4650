import type { EntityManager } from '@mikro-orm/postgresql';
import type { Reason } from '../../connections/public/reasons.js';

/** What a delivery goes along: one job of an organisation, through one of its outbound connections. */
export interface Way {
  readonly organisationId: string;
  readonly connectionId: string;
  readonly jobId: string;
}

/** Where a way ends at the partner. */
export interface Destination {
  /** The customer's account at the partner; its calls share one budget. */
  readonly company: string;
  /** The partner's own number of the job; a person can apply to it only once. */
  readonly position: string;
  /** Which of the connection's credentials are current. */
  readonly credentialVersion: number;
}

/** Port: each outbound partner's module provides one. */
export abstract class DeliveryRoute {
  abstract readonly partner: string;
  /** Calls that the partner takes within a minute for one company. */
  abstract readonly callsPerMinute: number;

  /** Whether applications wait for a connection that is still off. Else they can be passed on when it is switched on. */
  readonly plannedWhileOff: boolean = true;

  /** The destination, or the reason why deliveries cannot go there yet. Reads plain columns only, nothing sealed. */
  abstract destination(em: EntityManager, way: Way): Promise<Destination | Reason>;

  /** The opened credentials of a destination, as the partner's connector takes them. */
  abstract credentials(way: Way, destination: Destination): Promise<unknown>;
}
