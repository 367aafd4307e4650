/** The states of a delivery. */
export const DELIVERY_STATES = [
  'held',
  'queued',
  'delivering',
  'delivered',
  'undeliverable',
  'cancelled',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** How sure it is that a delivered application has arrived: the partner said so, or it follows from what it said. */
export const EVIDENCE = ['acknowledged', 'presumed'] as const;
export type Evidence = (typeof EVIDENCE)[number];
