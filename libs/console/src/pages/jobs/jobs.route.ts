import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { JOB_STATUSES, type JobStatus } from '../../api/jobs.js';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';
import type { JobsSearch } from './jobs-search.js';

const isStatus = (value: unknown): value is JobStatus => (JOB_STATUSES as readonly unknown[]).includes(value);

export const jobsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/jobs',
  validateSearch: ({ cursor, status, search }): JobsSearch => ({
    ...(typeof cursor === 'string' && { cursor }),
    ...(isStatus(status) && { status }),
    ...(typeof search === 'string' && search !== '' && { search }),
  }),
  staticData: { right: 'jobs.read' },
  loader: () => loadTexts('jobs', 'join'),
  component: lazyRouteComponent(() => import('./jobs-page.js'), 'JobsPage'),
});
