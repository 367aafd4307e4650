import * as z from 'zod';
import { networkFrom } from '../access/networks.js';
import { SCOPES } from '../access/scopes.js';
import { PageQuery, pageOf } from '../platform/http/cursor.js';
import { sortOf } from '../platform/http/sort.js';
import { line } from '../platform/http/text.schema.js';
import { OVERLAPS } from './live-keys.js';

const id = z.uuid().meta({ description: 'Id of the key; it is no secret.' });
const last4 = z
  .string()
  .length(4)
  .meta({ description: 'The key’s last four characters.', examples: ['x7Qz'] });
const moment = (description: string) => z.iso.datetime().max(40).meta({ description });

const MOST_NETWORKS = 50;
const allowedNetworks = z
  .array(
    z
      .string()
      .max(50)
      .refine((text) => networkFrom(text) !== undefined, {
        params: {
          text: {
            en: 'An address or a network is needed, such as 203.0.113.7 or 2001:db8::/32.',
            de: 'Eine Adresse oder ein Netz ist nötig, wie 203.0.113.7 oder 2001:db8::/32.',
          },
        },
      }),
  )
  .max(MOST_NETWORKS)
  .meta({
    description:
      'From where it may be used: addresses and networks (CIDR), IPv4 and IPv6; everywhere if none.',
    examples: [['203.0.113.0/24', '2001:db8::/32']],
  });
const calls = (when: string) =>
  z
    .int()
    .min(0)
    .meta({ description: `Calls with it ${when}, to the minute.` });

/** A key just generated: the only answer that ever holds the plain key. */
export const GeneratedKey = z
  .object({
    id,
    key: z
      .string()
      .max(100)
      .meta({ description: 'The plain key. It is shown this once and stored nowhere.' }),
    last4,
    state: z.literal('draft').meta({ description: 'It is valid only once it is saved.' }),
    voidAt: moment('Until when it can be saved.'),
  })
  .meta({ id: 'GeneratedKey', description: 'A new API key, not yet saved.' });
export type GeneratedKey = z.infer<typeof GeneratedKey>;

export const KeyView = z
  .object({
    id,
    name: z
      .string()
      .max(80)
      .meta({ description: 'What an operator key is for; the partner’s name for a partner’s key.' }),
    masked: z
      .string()
      .max(100)
      .meta({ description: 'The key with all but its last four characters hidden.' }),
    last4,
    scopes: z.array(z.enum(SCOPES)).max(SCOPES.length).meta({ description: 'What it may do.' }),
    state: z
      .enum(['draft', 'saved', 'replaced', 'expired'])
      .meta({ description: '`replaced`: a newer key is saved, this one is valid until `expiresAt`.' }),
    createdAt: moment('When it was generated.'),
    savedAt: moment('When it was saved; null for a draft.').nullable(),
    expiresAt: moment('When it stops being valid; null if never.').nullable(),
    lastUsedAt: moment('When it was last used, to the minute; null if never.').nullable(),
    allowedNetworks,
    callsToday: calls('today (UTC)'),
    callsThisWeek: calls('in the last seven days, today included'),
    lastUsedIp: z.string().max(45).nullable().meta({ description: 'Address of that call.' }),
  })
  .meta({ id: 'Key', description: 'An API key, masked.' });
export type KeyView = z.infer<typeof KeyView>;

export const KeyPage = pageOf(KeyView).meta({
  id: 'KeyPage',
  description: 'Keys; those of a connection all on one page, the newest first.',
});

export const OperatorKeysQuery = PageQuery.extend({
  sort: sortOf('created', 'name', 'used').default('-created').meta({
    description:
      'By when it was made, by name or by last use; a minus sorts the other way round. The newest come first.',
  }),
});
export type OperatorKeysQuery = z.infer<typeof OperatorKeysQuery>;

export const SaveKeyInput = z
  .strictObject({
    overlap: z.enum(OVERLAPS).default('none').meta({ description: 'How long the key before stays valid.' }),
    expiresAt: z.iso
      .datetime()
      .max(40)
      .optional()
      .meta({ description: 'When the key stops being valid, in the future; never when left out.' }),
  })
  .prefault({})
  .meta({ id: 'SaveKey', description: 'How a key is made valid.' });
export type SaveKeyInput = z.infer<typeof SaveKeyInput>;

export const KeyNetworks = z
  .strictObject({ allowedNetworks })
  .meta({ id: 'KeyNetworks', description: 'From where a key may be used.' });
export type KeyNetworks = z.infer<typeof KeyNetworks>;

export const NewOperatorKey = z
  .strictObject({
    name: line(80).meta({ description: 'What the key is for.', examples: ['Provisioning'] }),
    scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length).meta({ description: 'What it may do.' }),
  })
  .meta({ id: 'NewOperatorKey', description: 'A key for the operator’s own systems.' });
export type NewOperatorKey = z.infer<typeof NewOperatorKey>;
