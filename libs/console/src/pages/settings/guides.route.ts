import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export const guidesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings/guides',
  staticData: { right: 'settings.manage' },
  loader: () => loadTexts('guides'),
  component: lazyRouteComponent(() => import('./guides-page.js'), 'GuidesPage'),
});
