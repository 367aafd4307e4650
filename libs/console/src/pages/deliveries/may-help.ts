import type { Delivery } from '../../api/deliveries.js';

const NEVER_AGAIN: readonly (string | null)[] = ['duplicate_application', 'documents_not_delivered'];

/** Whether delivering again may help. The hub decides; this only keeps away what it would refuse. */
export const mayHelp = ({ state, reason }: Pick<Delivery, 'state' | 'reason'>): boolean =>
  (state === 'undeliverable' && !NEVER_AGAIN.includes(reason)) ||
  (state === 'held' && reason === 'kept_back');
