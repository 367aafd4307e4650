import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export const supportRequestRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/support-requests/$id',
  staticData: { right: 'support-requests.decide' },
  loader: () => loadTexts('support-requests'),
  component: lazyRouteComponent(() => import('./support-request-page.js'), 'SupportRequestPage'),
});
