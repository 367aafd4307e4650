import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export const keysRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/keys',
  staticData: { right: 'operator-keys.manage' },
  loader: () => loadTexts('keys'),
  component: lazyRouteComponent(() => import('./keys-page.js'), 'KeysPage'),
});
