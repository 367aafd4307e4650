/** The log of the installation itself: what staff did, and the checkpoints of the organisations' logs. */
export const INSTANCE_LOG = '00000000-0000-0000-0000-000000000000';

/** The log in which events of an organisation are sealed. */
export const logIdOf = (organisationId: string | null): string => organisationId ?? INSTANCE_LOG;

/** Whose log it is; null for the installation's own. */
export const organisationOfLog = (logId: string): string | null => (logId === INSTANCE_LOG ? null : logId);
