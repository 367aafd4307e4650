import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { DELIVERY_STATES, type DeliveryState } from '../../api/deliveries.js';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';

export interface ApplicationsSearch {
  cursor?: string;
  jobId?: string;
  email?: string;
  /** A delivery is in this state. */
  delivery?: DeliveryState;
  /** First day, YYYY-MM-DD, in the reader's zone. */
  from?: string;
  /** Last day, YYYY-MM-DD, in the reader's zone. */
  to?: string;
}

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isState = (value: unknown): value is DeliveryState =>
  (DELIVERY_STATES as readonly unknown[]).includes(value);

export const applicationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/applications',
  validateSearch: ({ cursor, jobId, email, delivery, from, to }): ApplicationsSearch => ({
    ...(typeof cursor === 'string' && { cursor }),
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
