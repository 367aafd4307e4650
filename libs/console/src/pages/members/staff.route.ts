import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';
import { membersSearch } from './members-search.js';

export const staffRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/staff',
  validateSearch: membersSearch,
  staticData: { right: 'staff.manage' },
  loader: () => loadTexts('members'),
  component: lazyRouteComponent(() => import('./members-page.js'), 'StaffPage'),
});
