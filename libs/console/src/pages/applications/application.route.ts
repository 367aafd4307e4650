import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

/** Loads only texts ahead: the hub writes each read of an application into its log, and pointing at a link is none. */
export const applicationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/applications/$applicationId',
  staticData: { right: 'applications.read' },
  loader: () => loadTexts('applications', 'deliveries'),
  component: lazyRouteComponent(() => import('./application-page.js'), 'ApplicationPage'),
});
