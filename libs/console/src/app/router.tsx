import { createRouter } from '@tanstack/react-router';
import { createQueryClient } from '../api/query-client.js';
import { accountRoute } from '../pages/account/account.route.js';
import { activityRoute } from '../pages/activity/activity.route.js';
import { applicationRoute } from '../pages/applications/application.route.js';
import { applicationsRoute } from '../pages/applications/applications.route.js';
import { newApplicationRoute } from '../pages/applications/new-application.route.js';
import { auditRoute } from '../pages/audit/audit.route.js';
import { eventRoute } from '../pages/audit/event.route.js';
import { exportsRoute } from '../pages/audit/exports.route.js';
import { accessRoute } from '../pages/audit/access.route.js';
import { reviewsRoute } from '../pages/audit/reviews.route.js';
import { connectRoute } from '../pages/connect/connect.route.js';
import { connectionRoute } from '../pages/connections/connection.route.js';
import { connectionsRoute } from '../pages/connections/connections.route.js';
import { deliveriesRoute } from '../pages/deliveries/deliveries.route.js';
import { deliveryRoute } from '../pages/deliveries/delivery.route.js';
import { integrationsRoute } from '../pages/integrations/integrations.route.js';
import { invitationRoute } from '../pages/invitation/invitation.route.js';
import { jobRoute } from '../pages/jobs/job.route.js';
import { jobsRoute } from '../pages/jobs/jobs.route.js';
import { newJobRoute } from '../pages/jobs/new-job.route.js';
import { joinRoute } from '../pages/join/join.route.js';
import { keysRoute } from '../pages/keys/keys.route.js';
import { membersRoute } from '../pages/members/members.route.js';
import { staffRoute } from '../pages/members/staff.route.js';
import { operatorAtsRoute } from '../pages/operator-ats/operator-ats.route.js';
import { organisationsRoute } from '../pages/organisations/organisations.route.js';
import { overviewRoute } from '../pages/overview/overview.route.js';
import { passwordResetRoute } from '../pages/password-reset/password-reset.route.js';
import { personioRoute } from '../pages/personio/personio.route.js';
import { privacyRoute } from '../pages/privacy/privacy.route.js';
import { guidesRoute } from '../pages/settings/guides.route.js';
import { settingsRoute } from '../pages/settings/settings.route.js';
import { completeRoute } from '../pages/sign-in/complete.route.js';
import { signInRoute } from '../pages/sign-in/sign-in.route.js';
import { supportRequestRoute } from '../pages/support-requests/support-request.route.js';
import { supportRequestsRoute } from '../pages/support-requests/support-requests.route.js';
import { systemHealthRoute } from '../pages/system-health/system-health.route.js';
import { webhookRoute } from '../pages/webhooks/webhook.route.js';
import { webhooksRoute } from '../pages/webhooks/webhooks.route.js';
import { PageSkeleton } from '../pieces/page-skeleton.js';
import { homeRoute } from './home.route.js';
import { rootRoute } from './root.route.js';
import { signedInRoute } from './signed-in.route.js';

export const queryClient = createQueryClient({
  sessionEnded: () => {
    const { pathname, href } = router.state.location;
    if (/^\/(sign-in|connect)(\/|$)/.test(pathname) || router.state.status === 'pending') return;
    void router.navigate({ to: '/sign-in', search: { next: href, ended: true } });
  },
});

/** The table of contents: every page by its route. */
const routes = rootRoute.addChildren([
  signInRoute,
  completeRoute,
  connectRoute,
  invitationRoute,
  passwordResetRoute,
  signedInRoute.addChildren([
    homeRoute,
    integrationsRoute,
    joinRoute,
    personioRoute,
    operatorAtsRoute,
    jobsRoute,
    newJobRoute,
    jobRoute,
    applicationsRoute,
    newApplicationRoute,
    applicationRoute,
    membersRoute,
    staffRoute,
    accountRoute,
    activityRoute,
    privacyRoute,
    overviewRoute,
    supportRequestsRoute,
    supportRequestRoute,
    organisationsRoute,
    connectionsRoute,
    connectionRoute,
    deliveriesRoute,
    deliveryRoute,
    keysRoute,
    webhooksRoute,
    webhookRoute,
    auditRoute,
    reviewsRoute,
    accessRoute,
    eventRoute,
    exportsRoute,
    systemHealthRoute,
    settingsRoute,
    guidesRoute,
  ]),
]);

export const router = createRouter({
  routeTree: routes,
  context: { queries: queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 150,
  defaultPendingComponent: PageSkeleton,
  scrollRestoration: true,
  /** What a page does not know in its address does not reach it. */
  search: { strict: true },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
