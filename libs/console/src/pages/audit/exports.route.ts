import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export interface ExportsSearch {
  /** The wizard is open. */
  make?: true;
  cursor?: string;
}

export const exportsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/audit/exports',
  validateSearch: ({ make, cursor }): ExportsSearch => ({
    ...(make === true && { make }),
    ...(typeof cursor === 'string' && { cursor }),
  }),
  staticData: { right: 'audit.export' },
  loader: () => loadTexts('audit'),
  component: lazyRouteComponent(() => import('./exports-page.js'), 'ExportsPage'),
});
