import { type Icon, IconPlugConnected } from '@tabler/icons-react';
import type { Right, Session } from '../api/session.js';
import { may } from '../session/rights.js';

/** A line of the navigation. `label` is a key of `texts/<language>/shell.ts`, under `pages`. */
export interface NavigationEntry {
  to: string;
  label: 'integrations';
  icon: Icon;
  right: Right;
}

/** The navigation from top to bottom; everybody sees the lines that their rights open. */
const NAVIGATION: readonly NavigationEntry[] = [
  { to: '/integrations', label: 'integrations', icon: IconPlugConnected, right: 'connections.read' },
];

export const pagesFor = (session: Session): NavigationEntry[] =>
  NAVIGATION.filter(({ right }) => may(session, right));
