/** What a partner's key may do. */
export const PARTNER_SCOPES = [
  'connection:read',
  'connection:write',
  'jobs:read',
  'publications:write',
  'applications:write',
] as const;

/** What keys of the operator's own systems may do in addition. */
export const OWN_SYSTEM_SCOPES = [
  'jobs:write',
  'applications:read',
  'deliveries:read',
  'deliveries:write',
  'webhooks:write',
  'organisations:write',
] as const;

export const SCOPES = [...PARTNER_SCOPES, ...OWN_SYSTEM_SCOPES] as const;
export type Scope = (typeof SCOPES)[number];
