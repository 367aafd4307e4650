import { createRoute, redirect } from '@tanstack/react-router';
import { sessionQuery } from '../api/session.js';
import { pagesFor } from './navigation.js';
import { signedInRoute } from './signed-in.route.js';

/** `/` leads to the first page that the reader may see. */
export const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    const session = await context.queries.ensureQueryData(sessionQuery);
    const [first] = pagesFor(session);
    if (first) throw redirect({ to: first.to, replace: true });
  },
});
