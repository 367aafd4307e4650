import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export interface OrganisationsSearch {
  search?: string;
  cursor?: string;
}

export const organisationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/organisations',
  validateSearch: ({ search, cursor }): OrganisationsSearch => ({
    ...(typeof search === 'string' && search !== '' && { search }),
    ...(typeof cursor === 'string' && { cursor }),
  }),
  staticData: { right: 'organisations.read' },
  loader: () => loadTexts('organisations'),
  component: lazyRouteComponent(() => import('./organisations-page.js'), 'OrganisationsPage'),
});
