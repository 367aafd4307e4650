import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';
import { sortFrom } from '../../pieces/sort-from.js';
import {
  CHECK_ORDERS,
  type CheckOrder,
  FINDING_SORTS,
  type SystemHealthSearch,
} from './system-health-search.js';

export const systemHealthRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/system-health',
  validateSearch: ({ order, sort, cursor }): SystemHealthSearch => ({
    ...((CHECK_ORDERS as readonly unknown[]).includes(order) && { order: order as CheckOrder }),
    ...sortFrom(sort, FINDING_SORTS),
    ...(typeof cursor === 'string' && { cursor }),
  }),
  staticData: { right: 'health.read' },
  loader: () => loadTexts('system-health'),
  component: lazyRouteComponent(() => import('./system-health-page.js'), 'SystemHealthPage'),
});
