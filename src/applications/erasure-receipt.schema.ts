import * as z from 'zod';
import { moment } from '../platform/http/moment.schema.js';

const MOST_PARTNERS = 100;
const told = (description: string) => moment().meta({ description, examples: ['2026-11-21T09:30:00Z'] });

/** What erasing has done, and what it cannot do. */
export const ErasureReceipt = z
  .object({
    id: z.uuid().meta({ description: 'The application’s id.' }),
    erasedAt: told('Since when the content is removed from the live system.'),
    unreadableInBackupsFrom: told(
      'From when no backup can be read either, since the last copy of the key has expired.',
    ),
    recipients: z
      .array(z.string().max(50).meta({ description: 'A partner.' }))
      .max(MOST_PARTNERS)
      .meta({
        description: 'Partners that hold copies beyond the hub’s reach (GDPR Art. 19).',
        examples: [['personio']],
      }),
  })
  .meta({ id: 'ErasureReceipt', description: 'What erasing has done, and what it cannot do.' });
export type ErasureReceipt = z.infer<typeof ErasureReceipt>;
