import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { DELIVERY_STATES, type DeliveryState, type Reason } from '../../api/deliveries.js';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';
import type { DeliveriesSearch } from './deliveries-search.js';

const STATES: readonly unknown[] = DELIVERY_STATES;
/** The hub knows which there are. */
const REASON = /^[a-z_]{1,60}$/;

export const deliveriesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/deliveries',
  validateSearch: ({ state, reason, partner, organisation, order, cursor }): DeliveriesSearch => ({
    ...(STATES.includes(state) && { state: state as DeliveryState }),
    ...(typeof reason === 'string' && REASON.test(reason) && { reason: reason as Reason }),
    ...(typeof partner === 'string' && partner !== '' && { partner }),
    ...(typeof organisation === 'string' && organisation !== '' && { organisation }),
    ...(order === 'oldest' && { order }),
    ...(typeof cursor === 'string' && { cursor }),
  }),
  staticData: { right: 'deliveries.read' },
  loader: () => loadTexts('deliveries'),
  component: lazyRouteComponent(() => import('./deliveries-page.js'), 'DeliveriesPage'),
});
