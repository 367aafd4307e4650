import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.route.js';
import { loadTexts } from '../../language/texts.js';

export interface SignInSearch {
  /** Page of this console to return to. */
  next?: string;
  /** The session came to its end while somebody was at work. */
  ended?: boolean;
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): SignInSearch => ({
    ...(isOwnPage(search['next']) && { next: search['next'] }),
    ...(search['ended'] === true && { ended: true }),
  }),
  loader: () => loadTexts('sign-in'),
  component: lazyRouteComponent(() => import('./sign-in-page.js'), 'SignInPage'),
});

/** A path of ours, never another site's address. */
function isOwnPage(next: unknown): next is string {
  return typeof next === 'string' && /^\/(?![/\\])[\x20-\x7e]*$/.test(next) && !next.startsWith('/sign-in');
}
