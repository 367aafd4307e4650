import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';
import { sortFrom } from '../../pieces/sort-from.js';
import { KEY_SORTS, type KeysSearch } from './keys-search.js';

export const keysRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/keys',
  validateSearch: ({ sort, cursor }): KeysSearch => ({
    ...sortFrom(sort, KEY_SORTS),
    ...(typeof cursor === 'string' && { cursor }),
  }),
  staticData: { right: 'operator-keys.manage' },
  loader: () => loadTexts('keys'),
  component: lazyRouteComponent(() => import('./keys-page.js'), 'KeysPage'),
});
