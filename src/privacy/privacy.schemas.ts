import * as z from 'zod';
import { pageOf } from '../platform/http/cursor.js';
import { line, text } from '../platform/http/text.schema.js';

const MOST_MONTHS = 24;
const MOST_ENDED_DAYS = 730;
const MOST_DOCUMENTS_DAYS = 365;
const MOST_RECIPIENTS = 100;
const MOST_APPLICATIONS = 10_000;
const LONGEST_EMAIL = 254;

const moment = (description: string) => z.iso.datetime().max(40).meta({ description });
const months = z
  .int()
  .min(1)
  .max(MOST_MONTHS)
  .meta({
    description: 'Months after receipt, at the latest, until an application is erased.',
    examples: [6],
  });
const endedDays = z
  .int()
  .min(0)
  .max(MOST_ENDED_DAYS)
  .nullable()
  .meta({
    description:
      'Days after every delivery came to its end (arrived for certain, handed over, or cancelled) until an application is erased, if that is sooner; null: only the months count.',
    examples: [90],
  });
const documentsDays = z
  .int()
  .min(0)
  .max(MOST_DOCUMENTS_DAYS)
  .meta({
    description: 'Days after an acknowledged delivery until its documents are removed.',
    examples: [30],
  });

/** How long the organisation wants to keep what candidates wrote. */
export const RuleInput = z
  .strictObject({ months, endedDays: endedDays.default(null), documentsDays })
  .meta({ id: 'RetentionRuleInput', description: 'How long to keep applications and delivered documents.' });
export type RuleInput = z.infer<typeof RuleInput>;

/** How long the organisation keeps what candidates wrote. */
export const RuleView = z
  .object({
    months,
    endedDays,
    documentsDays,
    chosen: z.boolean().meta({ description: 'False while it is the default of the organisation’s country.' }),
  })
  .meta({ id: 'RetentionRule', description: 'How long applications and delivered documents are kept.' });
export type RuleView = z.infer<typeof RuleView>;

/** Why an application is kept beyond its time. */
export const HoldInput = z
  .strictObject({
    reason: text(500)
      .nullable()
      .meta({
        description: 'Why it must not be erased, without a candidate’s name; null lifts the hold.',
        examples: ['Verfahren 4 Ca 123/26'],
      }),
  })
  .meta({ id: 'LegalHoldInput', description: 'Sets a legal hold, or lifts it.' });
export type HoldInput = z.infer<typeof HoldInput>;

/** When an application is erased. */
export const RetentionView = z
  .object({
    applicationId: z.uuid().meta({ description: 'The application’s id.' }),
    receivedAt: moment('When it was received.'),
    eraseAt: moment('When its months are over; null when it is held or erased.').nullable(),
    hold: z
      .object({
        reason: z.string().max(500).meta({ description: 'Why it must not be erased.' }),
        since: moment('Since when.'),
      })
      .nullable()
      .meta({ description: 'The legal hold; null without one.' }),
    erasedAt: moment('When it was erased; null as long as it is not.').nullable(),
  })
  .meta({ id: 'ApplicationRetention', description: 'When an application is erased, and what keeps it.' });
export type RetentionView = z.infer<typeof RetentionView>;

/** What was erased, and what that means for copies. */
export const ReceiptView = z
  .object({
    id: z.uuid().meta({ description: 'The receipt’s id.' }),
    applicationId: z.uuid().meta({ description: 'The application’s id.' }),
    organisationId: z.uuid().meta({ description: 'The organisation’s id.' }),
    what: z
      .enum(['application', 'documents'])
      .meta({ description: 'Everything the candidate wrote, or the documents alone.' }),
    cause: z.enum(['asked', 'retention']).meta({ description: 'Somebody asked for it, or the rule did.' }),
    documents: z.int().min(0).max(1000).meta({ description: 'How many documents were removed.' }),
    erasedAt: moment('Since when it is removed from the live system.'),
    unreadableInBackupsFrom: moment(
      'From when no backup opens it either; null for documents alone, whose key goes with the application.',
    ).nullable(),
    recipients: z
      .array(z.string().max(50).meta({ description: 'A partner.' }))
      .max(MOST_RECIPIENTS)
      .meta({
        description: 'Partners that hold copies beyond the hub’s reach (GDPR Art. 19).',
        examples: [['personio']],
      }),
  })
  .meta({ id: 'PrivacyReceipt', description: 'A receipt of what was erased.' });
export type ReceiptView = z.infer<typeof ReceiptView>;

export const ReceiptPage = pageOf(ReceiptView).meta({
  id: 'PrivacyReceiptPage',
  description: 'A page of receipts, newest first.',
});

/** Whose data to export. */
export const PersonInput = z
  .strictObject({
    email: z
      .email()
      .max(LONGEST_EMAIL)
      .meta({
        description: 'The e-mail address that the person applied with.',
        examples: ['anna@example.org'],
      }),
  })
  .meta({ id: 'PersonExportInput', description: 'Whose data to export.' });
export type PersonInput = z.infer<typeof PersonInput>;

const exportedDelivery = z.object({
  partner: line(50).meta({ description: 'The recipient.' }),
  state: z.string().max(20).meta({ description: 'The delivery’s state.' }),
});

/** What the organisation keeps of one person. */
export const PersonExport = z
  .object({
    exportedAt: moment('When it was exported.'),
    organisation: z.string().max(200).meta({ description: 'The controller: the organisation’s name.' }),
    email: z.string().max(LONGEST_EMAIL).meta({ description: 'The address that was asked for.' }),
    applications: z
      .array(
        z.looseObject({
          id: z.uuid().meta({ description: 'The application’s id.' }),
          eraseAt: moment('When it will be erased; null when it is held or erased.').nullable(),
          deliveries: z
            .array(exportedDelivery)
            .max(MOST_RECIPIENTS)
            .meta({ description: 'To whom it was or will be passed on.' }),
        }),
      )
      .max(MOST_APPLICATIONS)
      .meta({ description: 'Each application as it was written, with its documents’ names, oldest first.' }),
  })
  .meta({ id: 'PersonExport', description: 'Everything kept of one person (GDPR Art. 15).' });
export type PersonExport = z.infer<typeof PersonExport>;
