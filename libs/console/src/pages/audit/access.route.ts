import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';
import { startOfDay } from '../../pieces/day-bounds.js';

export interface AccessSearch {
  /** The day looked at, YYYY-MM-DD; today when left out. */
  day?: string;
  /** Staff: the organisation looked at. */
  organisation?: string;
}

export const accessRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/audit/access',
  validateSearch: ({ day, organisation }): AccessSearch => ({
    ...(typeof day === 'string' && startOfDay(day) !== undefined && { day }),
    ...(typeof organisation === 'string' && { organisation }),
  }),
  staticData: { right: 'audit.read' },
  loader: () => loadTexts('audit'),
  component: lazyRouteComponent(() => import('./access-page.js'), 'AccessPage'),
});
