import * as z from 'zod';
import { BACKWARDS, day, moment, runsForwards } from '../../platform/http/moment.schema.js';
import { pageOf } from '../../platform/http/cursor.js';
import { ListEventsQuery } from '../audit.schemas.js';
import { AUDIT_FACTS } from '../facts.js';

const momentOrDay = z.union([moment(), day()]);

const { action, exceptAction, actorId, targetId, outcome } = ListEventsQuery.shape;
const isKnown = (name: string | undefined) => name === undefined || Object.hasOwn(AUDIT_FACTS, name);
const UNKNOWN_ACTION = {
  params: {
    text: {
      en: 'The log has no such action; /console/api/audit/actions lists them.',
      de: 'Das Protokoll kennt diese Aktion nicht; /console/api/audit/actions nennt alle.',
    },
  },
};

/** Which events of a period an export shows. */
export const ExportFilter = z
  .strictObject({
    action: action.refine(isKnown, UNKNOWN_ACTION),
    exceptAction: exceptAction.refine(isKnown, UNKNOWN_ACTION),
    actorId,
    targetId,
    outcome,
  })
  .refine((filter) => Object.values(filter).some((value) => value !== undefined), {
    params: {
      text: {
        en: 'A filter names at least one thing; leave it out to export all events.',
        de: 'Ein Filter nennt mindestens eines; ohne ihn werden alle Ereignisse exportiert.',
      },
    },
  })
  .meta({
    id: 'AuditExportFilter',
    description:
      'All that is named must hold. The export then proves that what it shows is in the log, not that it shows everything. Events whose text the retention rule has dropped cannot be found.',
  });
export type ExportFilter = z.infer<typeof ExportFilter>;

/** What to export. */
export const ExportInput = z
  .strictObject({
    organisationId: z
      .uuid()
      .optional()
      .meta({ description: 'Staff: this organisation’s log; without it the installation’s own.' }),
    from: momentOrDay.meta({
      description: 'Not before this moment or day (UTC).',
      examples: ['2026-10-01T00:00:00Z'],
    }),
    to: momentOrDay.meta({
      description: 'Before this moment or day (UTC).',
      examples: ['2026-11-01T00:00:00Z'],
    }),
    filter: ExportFilter.optional().meta({ description: 'Only these events; without it all of the period.' }),
    format: z.enum(['bundle', 'csv', 'jsonl']).meta({
      description:
        'Each is a ZIP that `verify.mjs` proves: `jsonl` the events, `csv` also as a table, `bundle` also summaries to read.',
    }),
  })
  .refine(runsForwards, BACKWARDS)
  .meta({ id: 'AuditExportInput', description: 'The period and format of an export.' });
export type ExportInput = z.infer<typeof ExportInput>;

export const ExportAccepted = z
  .object({ id: z.uuid().meta({ description: 'The export’s id.' }) })
  .meta({ id: 'AuditExportAccepted', description: 'The export is being made.' });

const Download = z.object({
  at: z.iso.datetime().meta({ description: 'When it began.' }),
  by: z.string().max(320).meta({ description: 'Who; the account’s id once the name is erased.' }),
});

/** One export: how far it is, and what came out. */
export const ExportView = z
  .object({
    id: z.uuid().meta({ description: 'The export’s id.' }),
    organisationId: z.uuid().nullable().meta({ description: 'Whose log; null for the installation’s own.' }),
    organisationName: z.string().max(200).nullable().meta({ description: 'The name of whose log it is.' }),
    from: z.iso.datetime().meta({ description: 'Begin of the period.' }),
    to: z.iso.datetime().meta({ description: 'End of the period, itself not part of it.' }),
    filter: ExportFilter.nullable().meta({ description: 'Only these events; null for all of the period.' }),
    format: z.enum(['bundle', 'csv', 'jsonl']).meta({ description: 'As asked for.' }),
    state: z
      .enum(['queued', 'running', 'ready', 'failed', 'deleted'])
      .meta({ description: 'How far it is.' }),
    progress: z.number().min(0).max(1).meta({ description: 'Part that is done, 0 to 1.' }),
    requestedAt: z.iso.datetime().meta({ description: 'When it was asked for.' }),
    requestedBy: z.string().max(320).meta({ description: 'Who asked for it.' }),
    finishedAt: z.iso.datetime().nullable().meta({ description: 'When it was ready or failed.' }),
    expiresAt: z.iso.datetime().nullable().meta({ description: 'When it is deleted.' }),
    size: z.int().nullable().meta({ description: 'Bytes of the ZIP.' }),
    sha256: z.string().max(64).nullable().meta({ description: 'SHA-256 of the ZIP, hexadecimal.' }),
    events: z.int().nullable().meta({ description: 'Events in it.' }),
    firstSeq: z.int().nullable().meta({ description: 'First sequence number; null without events.' }),
    lastSeq: z
      .int()
      .nullable()
      .meta({ description: 'Last sequence number; without a filter none between is missing.' }),
    verdict: z
      .enum(['proven', 'tampered'])
      .nullable()
      .meta({ description: 'What the verifier says about it, run here.' }),
    findings: z
      .array(z.string().max(1000))
      .max(100)
      .meta({ description: 'What the verifier found, if anything.' }),
    failure: z.string().max(500).nullable().meta({ description: 'Why it failed.' }),
    downloads: z
      .array(Download)
      .max(100)
      .meta({ description: 'Who fetched it, newest first; a part that carries one on does not count.' }),
  })
  .meta({ id: 'AuditExport', description: 'An export of the audit log.' });
export type ExportView = z.infer<typeof ExportView>;

export const ExportPage = pageOf(ExportView).meta({
  id: 'AuditExportPage',
  description: 'A page of exports, newest first.',
});
