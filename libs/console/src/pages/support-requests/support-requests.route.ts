import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { REQUEST_STATES, type RequestState } from '../../api/support-requests.js';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';
import { sortFrom } from '../../pieces/sort-from.js';
import { REQUEST_SORTS, type SupportRequestsSearch } from './support-requests-search.js';

const STATES: readonly unknown[] = [...REQUEST_STATES, 'all'];

export const supportRequestsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/support-requests',
  validateSearch: ({ state, sort, cursor }): SupportRequestsSearch => ({
    ...(STATES.includes(state) && { state: state as RequestState | 'all' }),
    ...sortFrom(sort, REQUEST_SORTS),
    ...(typeof cursor === 'string' && { cursor }),
  }),
  staticData: { right: 'support-requests.decide' },
  loader: () => loadTexts('support-requests'),
  component: lazyRouteComponent(() => import('./support-requests-page.js'), 'SupportRequestsPage'),
});
