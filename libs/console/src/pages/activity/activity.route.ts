import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type Outcome, OUTCOMES } from '../../api/audit-events.js';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';
import type { ActivitySearch } from './activity-search.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (value: unknown): value is string => typeof value === 'string' && DAY.test(value);
const isOutcome = (value: unknown): value is Outcome => (OUTCOMES as readonly unknown[]).includes(value);

export const activityRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/activity',
  validateSearch: ({ cursor, order, action, calls, actor, target, outcome, from, to }): ActivitySearch => ({
    ...(typeof cursor === 'string' && { cursor }),
    ...(order === 'oldest' && { order }),
    ...(typeof action === 'string' && { action }),
    ...(calls === true && { calls }),
    ...(typeof actor === 'string' && { actor }),
    ...(typeof target === 'string' && { target }),
    ...(isOutcome(outcome) && { outcome }),
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
  }),
  staticData: { right: 'audit.read' },
  loader: () => loadTexts('activity'),
  component: lazyRouteComponent(() => import('./activity-page.js'), 'ActivityPage'),
});
