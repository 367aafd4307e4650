import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export const webhooksRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/webhooks',
  staticData: { right: 'webhooks.manage' },
  loader: () => loadTexts('webhooks'),
  component: lazyRouteComponent(() => import('./webhooks-page.js'), 'WebhooksPage'),
});
