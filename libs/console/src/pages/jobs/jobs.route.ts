import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { JOB_STATUSES, type JobStatus } from '../../api/jobs.js';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';
import { sortFrom } from '../../pieces/sort-from.js';
import { JOB_SORTS, type JobsSearch } from './jobs-search.js';

const isStatus = (value: unknown): value is JobStatus => (JOB_STATUSES as readonly unknown[]).includes(value);

export const jobsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/jobs',
  validateSearch: ({ cursor, status, search, sort }): JobsSearch => ({
    ...(typeof cursor === 'string' && { cursor }),
    ...(isStatus(status) && { status }),
    ...(typeof search === 'string' && search !== '' && { search }),
    ...sortFrom(sort, JOB_SORTS),
  }),
  staticData: { right: 'jobs.read' },
  loader: () => loadTexts('jobs', 'join'),
  component: lazyRouteComponent(() => import('./jobs-page.js'), 'JobsPage'),
});
