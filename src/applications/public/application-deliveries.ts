import type { EntityManager } from '@mikro-orm/postgresql';
import type { DeliveryState, Evidence } from './delivery-state.js';

/** A condition of a query, with a `?` for each parameter. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** How far a delivery is, as it is shown beside its application. */
export interface DeliverySummary {
  readonly id: string;
  readonly partner: string;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly evidence: Evidence | null;
}

/** Port: `deliveries` implements it, so that applications show where they went. */
export abstract class ApplicationDeliveries {
  /** The deliveries of several applications, oldest first; an application without one may be left out. */
  abstract of(em: EntityManager, applicationIds: readonly string[]): Promise<Map<string, DeliverySummary[]>>;

  /** Holds for an `application` with a delivery in this state. */
  abstract someIn(state: DeliveryState): Condition;
}
