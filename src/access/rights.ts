/** Roles of members of an organisation and of the operator's staff. */
export const ROLES = [
  'member.manager',
  'member.recruiter',
  'member.auditor',
  'staff.admin',
  'staff.support',
  'staff.auditor',
] as const;
export type Role = (typeof ROLES)[number];

const everyone = ROLES;
const manager = ['member.manager'] as const;
const hiring = ['member.manager', 'member.recruiter'] as const;
const desk = ['staff.admin', 'staff.support'] as const;

/** The one table of rights: who may do what in the console. Its API and its pages both read it. */
export const RIGHTS = {
  'session.own': everyone,
  'notices.own': everyone,
  'partners.read': everyone,
  'connections.read': [...hiring, ...desk],
  'connections.switch': [...manager, ...desk],
  'support-requests.create': manager,
  'support-requests.read': [...manager, ...desk],
  'support-requests.comment': [...manager, ...desk],
  'support-requests.decide': desk,
  'keys.manage': manager,
  'keys.save-and-delete': [...manager, 'staff.admin'],
  'operator-keys.manage': ['staff.admin'],
  'credentials.change': manager,
  'jobs.read': hiring,
  'jobs.change': hiring,
  'publications.change': hiring,
  'applications.read': hiring,
  'applications.create': hiring,
  'applications.erase': manager,
  'privacy.read': [...manager, 'member.auditor', 'staff.auditor'],
  'privacy.change': manager,
  'deliveries.read': [...hiring, ...desk],
  'deliveries.retry': [...hiring, ...desk],
  'deliveries.hand-over': hiring,
  'webhooks.manage': [...manager, 'staff.admin'],
  'members.manage': manager,
  'staff.manage': ['staff.admin'],
  'organisations.read': [...desk, 'staff.auditor'],
  'organisations.manage': ['staff.admin'],
  'settings.manage': ['staff.admin'],
  'health.read': [...desk, 'staff.auditor'],
  'audit.read': [...manager, 'member.auditor', 'staff.auditor'],
  'audit.review': ['member.auditor', 'staff.auditor'],
  'audit.export': [...manager, 'member.auditor', 'staff.auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof RIGHTS;

/** Whether a role carries a right. */
export const mayRole = (role: Role, right: Right): boolean =>
  (RIGHTS[right] as readonly Role[]).includes(role);

/** All rights of a role, in the table's order. */
export const rightsOf = (role: Role): Right[] =>
  (Object.keys(RIGHTS) as Right[]).filter((right) => mayRole(role, right));
