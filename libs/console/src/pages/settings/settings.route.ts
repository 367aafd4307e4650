import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export const settingsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings',
  staticData: { right: 'settings.manage' },
  loader: () => loadTexts('settings'),
  component: lazyRouteComponent(() => import('./settings-page.js'), 'SettingsPage'),
});
