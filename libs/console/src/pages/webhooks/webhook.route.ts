import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { MESSAGE_STATES, type MessageState } from '../../api/webhooks.js';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

/** What the address of the page narrows its messages to, and the message that is open. */
export interface WebhookSearch {
  state?: MessageState;
  /** Newest first when left out. */
  order?: 'oldest';
  cursor?: string;
  message?: string;
}

const STATES: readonly unknown[] = MESSAGE_STATES;

export const webhookRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/webhooks/$id',
  validateSearch: ({ state, order, cursor, message }): WebhookSearch => ({
    ...(STATES.includes(state) && { state: state as MessageState }),
    ...(order === 'oldest' && { order }),
    ...(typeof cursor === 'string' && { cursor }),
    ...(typeof message === 'string' && { message }),
  }),
  staticData: { right: 'webhooks.manage' },
  loader: () => loadTexts('webhooks'),
  component: lazyRouteComponent(() => import('./webhook-page.js'), 'WebhookPage'),
});
