import type { DeliveryState, Reason } from '../../api/deliveries.js';

/** What the address of the list narrows it to. */
export interface DeliveriesSearch {
  state?: DeliveryState;
  reason?: Reason;
  partner?: string;
  organisation?: string;
  /** Newest first when left out. */
  order?: 'oldest';
  cursor?: string;
}
