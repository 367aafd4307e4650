import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type Outcome, OUTCOMES } from '../../api/audit-events.js';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';
import type { AuditSearch } from './audit-search.js';

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
const OUTCOME_NAMES: readonly unknown[] = OUTCOMES;

export const auditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/audit',
  validateSearch: (search): AuditSearch => ({
    ...(isId(search['id']) && { id: search['id'] }),
    ...(isText(search['actor']) && { actor: search['actor'] }),
    ...(isText(search['action']) && { action: search['action'] }),
    ...(isText(search['target']) && { target: search['target'] }),
    ...(OUTCOME_NAMES.includes(search['outcome']) && { outcome: search['outcome'] as Outcome }),
    ...(search['withoutCalls'] === true && { withoutCalls: true as const }),
    ...(isText(search['organisation']) && { organisation: search['organisation'] }),
    ...(isDay(search['from']) && { from: search['from'] }),
    ...(isDay(search['to']) && { to: search['to'] }),
    ...(search['order'] === 'oldest' && { order: 'oldest' as const }),
    ...(isText(search['cursor']) && { cursor: search['cursor'] }),
  }),
  staticData: { right: 'audit.read' },
  loader: () => loadTexts('audit', 'activity'),
  component: lazyRouteComponent(() => import('./audit-page.js'), 'AuditPage'),
});
