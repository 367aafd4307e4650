import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';
import { sortFrom } from '../../pieces/sort-from.js';

export interface OrganisationsSearch {
  search?: string;
  /** From A to Z when left out. */
  sort?: 'name' | '-name';
  cursor?: string;
}

export const organisationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/organisations',
  validateSearch: ({ search, sort, cursor }): OrganisationsSearch => ({
    ...(typeof search === 'string' && search !== '' && { search }),
    ...sortFrom(sort, ['name']),
    ...(typeof cursor === 'string' && { cursor }),
  }),
  staticData: { right: 'organisations.read' },
  loader: () => loadTexts('organisations'),
  component: lazyRouteComponent(() => import('./organisations-page.js'), 'OrganisationsPage'),
});
