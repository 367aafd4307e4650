import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

/** What the address narrows the page to. */
export interface PrivacySearch {
  cursor?: string;
}

export const privacyRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/privacy',
  validateSearch: ({ cursor }): PrivacySearch => ({ ...(typeof cursor === 'string' && { cursor }) }),
  staticData: { right: 'privacy.read' },
  loader: () => loadTexts('privacy'),
  component: lazyRouteComponent(() => import('./privacy-page.js'), 'PrivacyPage'),
});
