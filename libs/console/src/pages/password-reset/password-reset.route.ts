import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.js';
import { loadTexts } from '../../language/texts.js';

export const passwordResetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password-reset',
  loader: () => loadTexts('password-reset'),
  component: lazyRouteComponent(() => import('./password-reset-page.js'), 'PasswordResetPage'),
});
