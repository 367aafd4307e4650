import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

/** Under `/job`, since `/jobs/…` is where candidates read an ad. */
export const jobRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/job/$jobId',
  staticData: { right: 'jobs.read' },
  loader: () => loadTexts('jobs', 'join'),
  component: lazyRouteComponent(() => import('./job-page.js'), 'JobPage'),
});
