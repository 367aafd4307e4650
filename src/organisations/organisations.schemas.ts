import * as z from 'zod';
import { PageQuery, pageOf } from '../platform/http/cursor.js';
import { sortOf } from '../platform/http/sort.js';
import { letterCode } from '../platform/http/letter-code.schema.js';
import { line } from '../platform/http/text.schema.js';

const LONGEST_NAME = 100;
const LONGEST_EXTERNAL_ID = 100;

const name = line(LONGEST_NAME).meta({ description: 'The company’s name.', examples: ['Muster GmbH'] });
const country = letterCode(2, 'DE').meta({
  description: 'Where it is, ISO 3166-1 alpha-2; its retention rule follows from it.',
  examples: ['DE'],
});

/** Which organisations to list. */
export const OrganisationQuery = PageQuery.extend({
  search: line(LONGEST_NAME)
    .optional()
    .meta({ description: 'Only those whose name or external id contains this.', examples: ['muster'] }),
  sort: sortOf('name').default('name').meta({ description: 'By name; a minus sorts the other way round.' }),
});
export type OrganisationQuery = z.infer<typeof OrganisationQuery>;

/** The operator's own id for an organisation. */
export const ExternalId = line(LONGEST_EXTERNAL_ID).meta({
  description: 'The operator’s own id for it, unique.',
  examples: ['customer-815'],
});

export const OrganisationInput = z
  .strictObject({ name, country })
  .meta({ id: 'OrganisationInput', description: 'What is known of an organisation.' });
export type OrganisationInput = z.infer<typeof OrganisationInput>;

export const NewOrganisationInput = z
  .strictObject({ name, country, externalId: ExternalId.optional() })
  .meta({ id: 'NewOrganisation', description: 'A new organisation.' });
export type NewOrganisationInput = z.infer<typeof NewOrganisationInput>;

export const OrganisationAnswer = z
  .object({
    id: z.uuid().meta({ description: 'Our id for it.' }),
    externalId: z
      .string()
      .max(LONGEST_EXTERNAL_ID)
      .nullable()
      .meta({ examples: ['4711'], description: 'The operator’s own id for it; null when it gave none.' }),
    name: z
      .string()
      .max(LONGEST_NAME)
      .meta({ examples: ['Muster GmbH'], description: 'The company’s name.' }),
    country: z.string().length(2).meta({ description: 'Where it is, ISO 3166-1 alpha-2.' }),
  })
  .meta({ id: 'Organisation', description: 'A customer company.' });
export type OrganisationAnswer = z.infer<typeof OrganisationAnswer>;

export const OrganisationPage = pageOf(OrganisationAnswer).meta({
  id: 'OrganisationPage',
  description: 'Organisations by name.',
});
