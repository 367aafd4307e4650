import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { ApiProblem } from '../api/problem.js';
import { type Right, sessionQuery } from '../api/session.js';
import { PageFailed } from './page-failed.js';
import { rootRoute } from './root.route.js';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Who lacks it sees that the page is for other roles. */
    right?: Right;
  }
}

/** Around every page that needs a session; without one it leads to the sign-in and back. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  component: lazyRouteComponent(() => import('./shell.js'), 'Shell'),
  errorComponent: PageFailed,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(sessionQuery);
    } catch (error) {
      if (!(error instanceof ApiProblem && error.status === 401)) throw error;
      throw redirect({
        to: '/sign-in',
        search: location.href === '/' ? {} : { next: location.href },
        replace: true,
      });
    }
  },
});
