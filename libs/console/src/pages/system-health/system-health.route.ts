import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export const CHECK_ORDERS = ['name', 'last', 'found'] as const;
export type CheckOrder = (typeof CHECK_ORDERS)[number];

export interface SystemHealthSearch {
  /** What needs a look first, when left out. */
  order?: CheckOrder;
}

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
