import type { Delivery } from '../../api/deliveries.js';

const CANNOT_HELP = ['duplicate_application', 'documents_not_delivered'];

/** Whether delivering again may help: it ended, or waits for a person, and the partner could take it. */
export const isRetryable = ({ state, reason }: Pick<Delivery, 'state' | 'reason'>): boolean =>
  (state === 'undeliverable' && !CANNOT_HELP.includes(reason ?? '')) ||
  (state === 'held' && (reason === 'question_required' || reason === 'kept_back'));
