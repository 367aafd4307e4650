import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.js';
import { loadTexts } from '../../language/texts.js';

export const connectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connect',
  loader: () => loadTexts('connect', 'join', 'personio', 'credentials'),
  component: lazyRouteComponent(() => import('./connect-page.js'), 'ConnectPage'),
});
