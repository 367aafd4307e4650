import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.js';
import { loadTexts } from '../../language/texts.js';
import { arrivedWith } from './arrived-with.js';

/** Where the identity provider sends the browser back to. */
export const completeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/complete',
  loader: async () => {
    await loadTexts('sign-in');
    return arrivedWith;
  },
  component: lazyRouteComponent(() => import('./complete-page.js'), 'CompletePage'),
});
