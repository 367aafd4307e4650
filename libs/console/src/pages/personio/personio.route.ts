import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/signed-in.route.js';
import { loadTexts } from '../../language/texts.js';
import { isStep, type Step } from './steps.js';

export interface PersonioSearch {
  /** Which part of the set-up is open; without it, what is connected already. */
  step?: Step;
}

export const personioRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/integrations/personio',
  validateSearch: ({ step }): PersonioSearch => (isStep(step) ? { step } : {}),
  staticData: { right: 'connections.read' },
  loader: () => loadTexts('personio', 'credentials'),
  component: lazyRouteComponent(() => import('./personio-page.js'), 'PersonioPage'),
});
