import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export const newJobRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/job/new',
  staticData: { right: 'jobs.change' },
  loader: () => loadTexts('jobs'),
  component: lazyRouteComponent(() => import('./new-job-page.js'), 'NewJobPage'),
});
