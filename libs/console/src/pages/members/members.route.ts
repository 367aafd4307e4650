import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export interface MembersSearch {
  /** Page of the list. */
  cursor?: string;
}

export const membersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/members',
  validateSearch: ({ cursor }): MembersSearch => (typeof cursor === 'string' ? { cursor } : {}),
  staticData: { right: 'members.manage' },
  loader: () => loadTexts('members'),
  component: lazyRouteComponent(() => import('./members-page.js'), 'MembersPage'),
});
