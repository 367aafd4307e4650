import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export const operatorAtsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/integrations/operator-ats',
  staticData: { right: 'connections.read' },
  loader: () => loadTexts('operator-ats', 'credentials'),
  component: lazyRouteComponent(() => import('./operator-ats-page.js'), 'OperatorAtsPage'),
});
