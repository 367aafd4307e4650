import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export const deliveryRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/deliveries/$id',
  staticData: { right: 'deliveries.read' },
  loader: () => loadTexts('deliveries'),
  component: lazyRouteComponent(() => import('./delivery-page.js'), 'DeliveryPage'),
});
