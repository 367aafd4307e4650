import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';
import { auditFilterIn, type AuditSearch, isText } from './audit-search.js';

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

export const auditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/audit',
  validateSearch: (search): AuditSearch => ({
    ...auditFilterIn(search),
    ...(isId(search['id']) && { id: search['id'] }),
    ...(search['order'] === 'oldest' && { order: 'oldest' as const }),
    ...(isText(search['cursor']) && { cursor: search['cursor'] }),
  }),
  staticData: { right: 'audit.read' },
  loader: () => loadTexts('audit', 'activity'),
  component: lazyRouteComponent(() => import('./audit-page.js'), 'AuditPage'),
});
