import * as z from 'zod';
import { BACKWARDS, moment, runsForwards } from '../../platform/http/moment.schema.js';
import { SCOPES } from '../../access/scopes.js';

const MOST_ROWS = 1_000;

export const AccessQuery = z
  .strictObject({
    organisationId: z
      .uuid()
      .optional()
      .meta({ description: 'Staff: this organisation; without it the installation itself.' }),
    from: moment().meta({
      description: 'Not before this moment.',
      examples: ['2026-10-01T00:00:00Z'],
    }),
    to: moment().meta({
      description: 'Before this moment.',
      examples: ['2026-10-02T00:00:00Z'],
    }),
  })
  .refine(runsForwards, BACKWARDS);
export type AccessQuery = z.infer<typeof AccessQuery>;

export const AccessView = z
  .object({
    id: z.string().max(100).meta({ description: 'Names this row.' }),
    accountId: z.uuid().meta({ description: 'The account.' }),
    kind: z.enum(['member', 'staff']).meta({ description: 'Of the organisation, or of the operator.' }),
    role: z
      .enum(['manager', 'recruiter', 'auditor', 'admin', 'support'])
      .meta({ description: 'The role in that time.' }),
    name: z
      .string()
      .max(200)
      .nullable()
      .meta({ description: 'The person’s name; null for staff in an organisation’s list.' }),
    email: z
      .string()
      .max(254)
      .nullable()
      .meta({ description: 'The e-mail to sign in with; null like `name`.' }),
    from: z.iso.datetime().meta({ description: 'Since when.' }),
    to: z.iso.datetime().nullable().meta({ description: 'Until when; null while it lasts.' }),
  })
  .meta({ id: 'AuditAccess', description: 'That somebody could sign in, and in which role.' });
export type AccessView = z.infer<typeof AccessView>;

export const InventoryKey = z
  .object({
    id: z.uuid().meta({ description: 'The key’s id.' }),
    kind: z.enum(['partner', 'own-system', 'operator']).meta({
      description: 'Who calls with it: a partner, the organisation’s or the operator’s own systems.',
    }),
    name: z
      .string()
      .max(200)
      .nullable()
      .meta({ description: 'What it is called; not told of the operator’s.' }),
    masked: z.string().max(60).meta({ description: 'The key but for its last four characters.' }),
    partner: z
      .string()
      .max(100)
      .nullable()
      .meta({ description: 'The partner of its connection, if it has one.' }),
    scopes: z.array(z.enum(SCOPES)).max(50).meta({ description: 'What it may do.' }),
    networks: z
      .array(z.string().max(60))
      .max(100)
      .nullable()
      .meta({ description: 'From where; empty: from everywhere. Not told of the operator’s.' }),
    createdBy: z
      .uuid()
      .nullable()
      .meta({ description: 'The account that generated it; not told of the operator’s.' }),
    from: z.iso.datetime().meta({ description: 'Since when it was valid.' }),
    to: z.iso.datetime().nullable().meta({ description: 'Until when; null without an end.' }),
    isDeleted: z.boolean().meta({ description: 'Whether somebody deleted it.' }),
    lastUsedAt: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'Its last use, to the minute; not told of the operator’s.' }),
  })
  .meta({ id: 'AuditInventoryKey', description: 'A key that was valid in a period.' });
export type InventoryKey = z.infer<typeof InventoryKey>;

const onOnePage = <Row extends z.ZodType>(row: Row) =>
  z.object({
    data: z.array(row).max(MOST_ROWS).meta({ description: 'The rows, oldest first; an export tells all.' }),
    nextCursor: z.null().meta({ description: 'Always null: everything is on this page.' }),
  });

export const AccessPage = onOnePage(AccessView).meta({
  id: 'AuditAccessPage',
  description: 'Who had access in a period.',
});
export const KeyInventory = onOnePage(InventoryKey).meta({
  id: 'AuditKeyInventory',
  description: 'The keys that were valid in a period.',
});
