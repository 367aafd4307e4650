import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';
import { CHECK_ORDERS, type CheckOrder, type SystemHealthSearch } from './system-health-search.js';

export const systemHealthRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/system-health',
  validateSearch: ({ order }): SystemHealthSearch => ({
    ...((CHECK_ORDERS as readonly unknown[]).includes(order) && { order: order as CheckOrder }),
  }),
  staticData: { right: 'health.read' },
  loader: () => loadTexts('system-health'),
  component: lazyRouteComponent(() => import('./system-health-page.js'), 'SystemHealthPage'),
});
