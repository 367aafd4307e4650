import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export interface NewApplicationSearch {
  jobId?: string;
}

export const newApplicationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/applications/new',
  validateSearch: ({ jobId }): NewApplicationSearch => (typeof jobId === 'string' ? { jobId } : {}),
  staticData: { right: 'applications.create' },
  loader: () => loadTexts('applications'),
  component: lazyRouteComponent(() => import('./new-application-page.js'), 'NewApplicationPage'),
});
