import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { DELIVERY_STATES, type DeliveryState } from '../../api/deliveries.js';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';
import type { ApplicationsSearch } from './applications-search.js';

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isState = (value: unknown): value is DeliveryState =>
  (DELIVERY_STATES as readonly unknown[]).includes(value);

export const applicationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/applications',
  validateSearch: ({ cursor, order, jobId, email, delivery, from, to }): ApplicationsSearch => ({
    ...(typeof cursor === 'string' && { cursor }),
    ...(order === 'oldest' && { order }),
    ...(typeof jobId === 'string' && { jobId }),
    ...(typeof email === 'string' && { email }),
    ...(isState(delivery) && { delivery }),
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
  }),
  staticData: { right: 'applications.read' },
  loader: () => loadTexts('applications'),
  component: lazyRouteComponent(() => import('./applications-page.js'), 'ApplicationsPage'),
});
