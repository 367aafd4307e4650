import * as z from 'zod';
import { RuleView } from './privacy.schemas.js';

const MOST_RECIPIENTS = 500;
const said = (description: string) => z.string().max(2000).meta({ description });
const party = (description: string) =>
  z.object({ name: said('Its name.'), contact: said('A country or an address.') }).meta({ description });
const list = (description: string) => z.array(said('One of them.')).max(50).meta({ description });

/** How the record is to be written. */
export const RecordQuery = z.strictObject({
  language: z.enum(['de', 'en']).optional().meta({
    description: 'Its language; without one, the one that the caller asks for by `Accept-Language`.',
  }),
  format: z.enum(['html', 'json']).default('json').meta({ description: 'A page for printing, or data.' }),
});
export type RecordQuery = z.infer<typeof RecordQuery>;

/** Somebody to whom applications are or were passed on, or who passes them on. */
export const RecordRecipient = z
  .object({
    name: said('The partner’s name, and the label of the connection.'),
    does: said('What is exchanged with it.'),
    since: z.iso.datetime().max(40).meta({ description: 'Since when the connection was on.' }),
    until: z.iso
      .datetime()
      .max(40)
      .nullable()
      .meta({ description: 'When it was last switched off; null as long as it is on.' }),
  })
  .meta({ id: 'ProcessingRecipient', description: 'A recipient with its time.' });
export type RecordRecipient = z.infer<typeof RecordRecipient>;

/** The record of processing of one organisation, as things stand. */
export const ProcessingRecord = z
  .object({
    madeAt: z.iso.datetime().max(40).meta({ description: 'As of when.' }),
    language: z.enum(['de', 'en']).meta({ description: 'The language of its sentences.' }),
    controller: party('The organisation.'),
    processor: party('The operator of the hub.'),
    purposes: list('Why personal data are processed.'),
    persons: list('Categories of persons.'),
    data: list('Categories of data.'),
    recipients: z
      .array(RecordRecipient)
      .max(MOST_RECIPIENTS)
      .meta({ description: 'Partners whose connection is or was on.' }),
    transfers: list('Transfers to third countries.'),
    retention: RuleView.extend({ sentences: list('The same in words.') }).meta({
      description: 'How long things are kept.',
    }),
    measures: list('How it is protected.'),
  })
  .meta({ id: 'ProcessingRecord', description: 'A record of processing activities (GDPR Art. 30).' });
export type ProcessingRecord = z.infer<typeof ProcessingRecord>;
