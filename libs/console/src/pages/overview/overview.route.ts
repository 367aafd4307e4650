import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export const overviewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/overview',
  staticData: { right: 'health.read' },
  loader: () => loadTexts('overview'),
  component: lazyRouteComponent(() => import('./overview-page.js'), 'OverviewPage'),
});
