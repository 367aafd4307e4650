import { type Icon, IconBriefcase, IconHistory, IconInbox, IconPlugConnected, IconUsers } from '@tabler/icons-react';
import type { Right, Session } from '../api/session.js';
import { may } from '../session/rights.js';

/** A line of the navigation. `label` is a key of `texts/<language>/shell.ts`, under `pages`. */
export interface NavigationEntry {
  to: string;
  label: 'integrations' | 'jobs' | 'applications' | 'members' | 'activity';
  icon: Icon;
  right: Right;
}

/** The navigation from top to bottom; everybody sees the lines that their rights open. */
const NAVIGATION: readonly NavigationEntry[] = [
  { to: '/integrations', label: 'integrations', icon: IconPlugConnected, right: 'connections.read' },
  { to: '/jobs', label: 'jobs', icon: IconBriefcase, right: 'jobs.read' },
  { to: '/applications', label: 'applications', icon: IconInbox, right: 'applications.read' },
  { to: '/members', label: 'members', icon: IconUsers, right: 'members.manage' },
  { to: '/activity', label: 'activity', icon: IconHistory, right: 'audit.read' },
];

export const pagesFor = (session: Session): NavigationEntry[] =>
  NAVIGATION.filter(({ right }) => may(session, right));
