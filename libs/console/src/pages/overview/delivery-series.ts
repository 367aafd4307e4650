import type { DeliveryDay } from '../../api/overview.js';

/** The parts of a bar from bottom to top, in colours that keep apart in both schemes. */
export const DELIVERY_SERIES: readonly { name: Exclude<keyof DeliveryDay, 'day'>; color: string }[] = [
  { name: 'delivered', color: 'var(--chart-good)' },
  { name: 'underway', color: 'var(--chart-info)' },
  { name: 'held', color: 'var(--chart-wait)' },
  { name: 'undeliverable', color: 'var(--chart-bad)' },
  { name: 'cancelled', color: 'var(--chart-calm)' },
];
