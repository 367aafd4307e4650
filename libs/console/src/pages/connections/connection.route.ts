import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export const connectionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/connections/$id',
  staticData: { right: 'connections.read' },
  loader: () => loadTexts('connections'),
  component: lazyRouteComponent(() => import('./connection-page.js'), 'ConnectionPage'),
});
