import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export const eventRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/audit/events/$id',
  staticData: { right: 'audit.read' },
  loader: () => loadTexts('audit', 'activity'),
  component: lazyRouteComponent(() => import('./event-page.js'), 'EventPage'),
});
