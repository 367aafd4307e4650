import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.js';
import { loadTexts } from '../../language/texts.js';

export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  loader: () => loadTexts('invitation'),
  component: lazyRouteComponent(() => import('./invitation-page.js'), 'InvitationPage'),
});
