import {
  type Icon,
  IconBriefcase,
  IconBuilding,
  IconFileCertificate,
  IconGauge,
  IconHeartRateMonitor,
  IconHistory,
  IconInbox,
  IconKey,
  IconMessageQuestion,
  IconPlugConnected,
  IconSend,
  IconSettings,
  IconShieldCheck,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react';
import type { Actor, Right, Session } from '../api/session.js';
import { may } from '../session/rights.js';
import type shell from '../texts/en/shell.js';

/** A line of the navigation. `label` is a key of `texts/<language>/shell.ts`, under `pages`. */
export interface NavigationEntry {
  to: string;
  label: keyof typeof shell.pages;
  icon: Icon;
  right: Right;
  /** Whom the page is made for: a customer's people, or the operator's. */
  kind: Actor['kind'];
}

/** The navigation from top to bottom; everybody sees the lines that their rights open. */
const NAVIGATION: readonly NavigationEntry[] = [
  {
    to: '/integrations',
    label: 'integrations',
    icon: IconPlugConnected,
    right: 'connections.read',
    kind: 'member',
  },
  { to: '/jobs', label: 'jobs', icon: IconBriefcase, right: 'jobs.read', kind: 'member' },
  { to: '/applications', label: 'applications', icon: IconInbox, right: 'applications.read', kind: 'member' },
  { to: '/webhooks', label: 'webhooks', icon: IconWebhook, right: 'webhooks.manage', kind: 'member' },
  { to: '/members', label: 'members', icon: IconUsers, right: 'members.manage', kind: 'member' },
  { to: '/privacy', label: 'privacy', icon: IconShieldCheck, right: 'privacy.read', kind: 'member' },
  { to: '/activity', label: 'activity', icon: IconHistory, right: 'audit.read', kind: 'member' },
  { to: '/overview', label: 'overview', icon: IconGauge, right: 'health.read', kind: 'staff' },
  {
    to: '/support-requests',
    label: 'support-requests',
    icon: IconMessageQuestion,
    right: 'support-requests.decide',
    kind: 'staff',
  },
  {
    to: '/organisations',
    label: 'organisations',
    icon: IconBuilding,
    right: 'organisations.read',
    kind: 'staff',
  },
  {
    to: '/connections',
    label: 'connections',
    icon: IconPlugConnected,
    right: 'connections.read',
    kind: 'staff',
  },
  { to: '/deliveries', label: 'deliveries', icon: IconSend, right: 'deliveries.read', kind: 'staff' },
  { to: '/keys', label: 'keys', icon: IconKey, right: 'operator-keys.manage', kind: 'staff' },
  { to: '/webhooks', label: 'webhooks', icon: IconWebhook, right: 'webhooks.manage', kind: 'staff' },
  { to: '/audit', label: 'audit', icon: IconFileCertificate, right: 'audit.read', kind: 'staff' },
  {
    to: '/system-health',
    label: 'system-health',
    icon: IconHeartRateMonitor,
    right: 'health.read',
    kind: 'staff',
  },
  { to: '/staff', label: 'staff', icon: IconUsers, right: 'staff.manage', kind: 'staff' },
  { to: '/settings', label: 'settings', icon: IconSettings, right: 'settings.manage', kind: 'staff' },
];

export const pagesFor = (session: Session): NavigationEntry[] =>
  NAVIGATION.filter(({ right, kind }) => kind === session.actor.kind && may(session, right));
