import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.js';
import { loadTexts } from '../../language/texts.js';

/** What the provider has sent along, before the router tidies the address. */
export const arrivedWith = window.location.search.slice(1);

/** Where the identity provider sends the browser back to. */
export const completeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/complete',
  loader: () => loadTexts('sign-in'),
  component: lazyRouteComponent(() => import('./complete-page.js'), 'CompletePage'),
});
