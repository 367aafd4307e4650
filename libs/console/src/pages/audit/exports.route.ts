import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';
import { type AuditFilter, auditFilterIn, isText } from './audit-search.js';

/** What the wizard begins with, where it was opened from what was found. */
export interface ExportsSearch extends AuditFilter {
  /** The wizard is open. */
  make?: true;
  cursor?: string;
}

export const exportsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/audit/exports',
  validateSearch: (search): ExportsSearch => ({
    ...auditFilterIn(search),
    ...(search['make'] === true && { make: true as const }),
    ...(isText(search['cursor']) && { cursor: search['cursor'] }),
  }),
  staticData: { right: 'audit.export' },
  loader: () => loadTexts('audit', 'activity'),
  component: lazyRouteComponent(() => import('./exports-page.js'), 'ExportsPage'),
});
