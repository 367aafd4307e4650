import * as z from 'zod';
import { moment } from '../platform/http/moment.schema.js';
import { Order, PageQuery, pageOf } from '../platform/http/cursor.js';
import { line } from '../platform/http/text.schema.js';

/** What to look for in the log. */
export const ListEventsQuery = PageQuery.extend({
  id: z.uuid().optional().meta({ description: 'Only the event with this id.' }),
  action: line(100)
    .optional()
    .meta({ description: 'Only this action.', examples: ['key.saved'] }),
  exceptAction: line(100)
    .optional()
    .meta({ description: 'All but this action.', examples: ['api.called'] }),
  actorId: line(100).optional().meta({ description: 'Only what this account, key or part of the hub did.' }),
  targetId: line(200).optional().meta({ description: 'Only what happened to this.' }),
  outcome: z
    .enum(['success', 'failure', 'denied'])
    .optional()
    .meta({ description: 'Only with this outcome.' }),
  organisationId: z.uuid().optional().meta({ description: 'Staff: only this organisation’s log.' }),
  from: moment().optional().meta({ description: 'Not before this moment.' }),
  to: moment().optional().meta({ description: 'Before this moment.' }),
  order: Order.default('newest').meta({ description: 'By when they happened.' }),
});
export type ListEventsQuery = z.infer<typeof ListEventsQuery>;

/** One action of the vocabulary. */
export const AuditActionView = z
  .object({
    action: z
      .string()
      .max(100)
      .meta({ description: 'Its name.', examples: ['key.saved'] }),
    sentence: z
      .string()
      .max(1000)
      .meta({
        description: 'What it says, in the reader’s language.',
        examples: ['Saved the key ending in …'],
      }),
  })
  .meta({ id: 'AuditAction', description: 'One action of the vocabulary.' });
export type AuditActionView = z.infer<typeof AuditActionView>;

export const AuditActionList = z
  .object({ data: z.array(AuditActionView).max(1000).meta({ description: 'All actions.' }) })
  .meta({ id: 'AuditActionList', description: 'The vocabulary of the log.' });
export type AuditActionList = z.infer<typeof AuditActionList>;

/** One fact of an event, in words. */
export const AuditFactView = z
  .object({
    name: z
      .string()
      .max(100)
      .meta({ description: 'Its name in the log.', examples: ['last4'] }),
    label: z
      .string()
      .max(200)
      .meta({ description: 'What it is called.', examples: ['Last four characters'] }),
    value: z
      .string()
      .max(65_535)
      .meta({ description: 'Its value in words; times in UTC, – when empty.', examples: ['x7Qz'] }),
  })
  .meta({ id: 'AuditFact', description: 'One fact of an event, in the reader’s language.' });
export type AuditFactView = z.infer<typeof AuditFactView>;

/** One event as the log holds it. */
export const AuditEventView = z
  .object({
    id: z.uuid().meta({ description: 'The event’s id; ids grow with time.' }),
    seq: z.int().nullable().meta({ description: 'Place in the sealed log; null until it is sealed.' }),
    at: z.iso.datetime().meta({ description: 'When, by the database’s clock (UTC).' }),
    organisationId: z.uuid().nullable().meta({ description: 'Whose log; null for the installation’s own.' }),
    action: z
      .string()
      .max(100)
      .meta({ description: 'What was done.', examples: ['key.saved'] }),
    sentence: z.string().max(1000).meta({ description: 'The same in the reader’s language.' }),
    actor: z
      .object({
        kind: z
          .string()
          .max(20)
          .meta({ description: 'member, staff, key, connect-link, visitor or system.' }),
        id: z.string().max(200).meta({ description: 'Account, key or part of the hub.' }),
        display: z.string().max(320).nullable().meta({ description: 'Readable name; null once erased.' }),
      })
      .meta({ description: 'Who did it.' }),
    target: z
      .object({
        kind: z.string().max(40).meta({ description: 'What kind of thing.' }),
        label: z.string().max(100).meta({ description: 'The kind in the reader’s language.' }),
        id: z.string().max(300).nullable().meta({ description: 'Which one.' }),
      })
      .meta({ description: 'What it was done to.' }),
    outcome: z.enum(['success', 'failure', 'denied']).meta({ description: 'How it ended.' }),
    facts: z
      .record(z.string(), z.unknown())
      .meta({ description: 'What the action carries; see the catalogue of actions.' }),
    factsTold: z.array(AuditFactView).max(100).meta({ description: 'The same facts in words.' }),
    reason: z.string().max(500).nullable().meta({ description: 'Why staff acted inside an organisation.' }),
    request: z
      .object({
        id: z
          .string()
          .max(64)
          .nullable()
          .meta({ description: 'The call’s id; null for work in the background.' }),
        ip: z.string().max(64).nullable().meta({ description: 'Address; null once erased.' }),
        userAgent: z.string().max(300).nullable().meta({ description: 'Program; null once erased.' }),
      })
      .meta({ description: 'The call in which it happened.' }),
  })
  .meta({ id: 'AuditEvent', description: 'One event of the audit log.' });
export type AuditEventView = z.infer<typeof AuditEventView>;

export const AuditEventPage = pageOf(AuditEventView).meta({
  id: 'AuditEventPage',
  description: 'A page of the log, newest first.',
});
