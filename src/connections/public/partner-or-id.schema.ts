import * as z from 'zod';

/** A connection in a path or body: its id, or its partner's name where the organisation has only one. */
export const PartnerOrId = z
  .string()
  .max(40)
  .regex(/^[a-z0-9-]{1,40}$/)
  .max(40)
  .meta({
    description: 'The connection’s id, or the partner’s name where there is only one.',
    examples: ['join'],
  });
