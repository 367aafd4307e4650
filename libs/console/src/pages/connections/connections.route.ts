import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { CONNECTION_STATES, type ConnectionState } from '../../api/connections.js';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';
import { sortFrom } from '../../pieces/sort-from.js';
import { CONNECTION_SORTS, type ConnectionsSearch } from './connections-search.js';

const STATES: readonly unknown[] = CONNECTION_STATES;

export const connectionsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/connections',
  validateSearch: ({ partner, state, organisation, sort, cursor }): ConnectionsSearch => ({
    ...(typeof partner === 'string' && partner !== '' && { partner }),
    ...(STATES.includes(state) && { state: state as ConnectionState }),
    ...(typeof organisation === 'string' && organisation !== '' && { organisation }),
    ...sortFrom(sort, CONNECTION_SORTS),
    ...(typeof cursor === 'string' && { cursor }),
  }),
  staticData: { right: 'connections.read' },
  loader: () => loadTexts('connections'),
  component: lazyRouteComponent(() => import('./connections-page.js'), 'ConnectionsPage'),
});
