import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export interface JoinSearch {
  /** The keys instead of the jobs. */
  view?: 'settings';
  /** Page of the job list. */
  cursor?: string;
  /** Which connection to JOIN, where there are several. */
  connection?: string;
}

export const joinRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/integrations/join',
  validateSearch: ({ view, cursor, connection }): JoinSearch => ({
    ...(view === 'settings' && { view }),
    ...(typeof cursor === 'string' && { cursor }),
    ...(typeof connection === 'string' && { connection }),
  }),
  staticData: { right: 'connections.read' },
  loader: () => loadTexts('join'),
  component: lazyRouteComponent(() => import('./join-page.js'), 'JoinPage'),
});
