import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';
import { membersSearch } from './members-search.js';

export const membersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/members',
  validateSearch: membersSearch,
  staticData: { right: 'members.manage' },
  loader: () => loadTexts('members'),
  component: lazyRouteComponent(() => import('./members-page.js'), 'MembersPage'),
});
