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

/** A way, and where it ends. */
export interface Ending {
  readonly way: Way;
  readonly destination: Destination;
}

/** Port: each outbound partner's module provides one. */
export abstract class DeliveryRoute {
  abstract readonly partner: string;
  /** Calls that the partner takes within a minute for one company. */
  abstract readonly callsPerMinute: number;

  /** Whether applications wait for a connection that is still off. Else they can be passed on when it is switched on. */
  readonly plannedWhileOff: boolean = true;

  /**
   * The destinations, or the reasons why deliveries cannot go there yet, in the order of the ways. Reads plain columns
   * only, nothing sealed.
   */
  abstract destinations(em: EntityManager, ways: readonly Way[]): Promise<(Destination | Reason)[]>;

  /** The opened credentials of each, as the partner's connector takes them, in the order of the endings. */
  abstract credentials(endings: readonly Ending[]): Promise<unknown[]>;
}
