import '@mantine/core/styles.css';
import './theme/theme.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { askForSession } from './api/session.js';
import { firstClickCounts } from './app/first-click-counts.js';
import { keepFocus } from './app/keep-focus.js';
import { queryClient, router } from './app/router.js';
import { signedInRoute } from './app/signed-in.route.js';
import { startTexts } from './language/texts.js';
import { cspNonce } from './theme/page-meta.js';
import { theme, themeVariables } from './theme/theme.js';

const colorSchemes = localStorageColorSchemeManager({ key: 'andock.color-scheme' });
const root = document.getElementById('root');
if (!root) throw new Error('The page has no root.');

// Dialogs lock scrolling by a style of their own; this is where its author looks for the nonce.
Object.assign(globalThis, { __webpack_nonce__: cspNonce() });

firstClickCounts();
keepFocus();

// What the first page is made of is asked for at once: its code, who is signed in, and its words.
const first = router.matchRoutes(router.latestLocation).map(({ routeId }) => String(routeId));
if (first.includes(signedInRoute.id)) askForSession();
for (const route of Object.values(router.routesById)) {
  if (first.includes(route.id)) void router.loadRouteChunk(route);
}
await startTexts();
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={themeVariables}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
      getStyleNonce={cspNonce}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
