import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export interface ReviewsSearch {
  /** The dialog to sign off a period is open. */
  make?: true;
  /** Newest first when left out. */
  order?: 'oldest';
  cursor?: string;
}

export const reviewsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/audit/reviews',
  validateSearch: ({ make, order, cursor }): ReviewsSearch => ({
    ...(make === true && { make }),
    ...(order === 'oldest' && { order }),
    ...(typeof cursor === 'string' && { cursor }),
  }),
  staticData: { right: 'audit.read' },
  loader: () => loadTexts('audit'),
  component: lazyRouteComponent(() => import('./reviews-page.js'), 'ReviewsPage'),
});
