import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export const integrationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/integrations',
  staticData: { right: 'connections.read' },
  loader: () => loadTexts('integrations'),
  component: lazyRouteComponent(() => import('./integrations-page.js'), 'IntegrationsPage'),
});
