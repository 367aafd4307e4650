import * as z from 'zod';
import { FieldMapping } from './fields/field-mapping.js';

/** What a customer entered, as it is sealed. */
export const PersonioSecret = z.object({
  /** The Job-ID that it was set up with; digits. */
  positionId: z.string(),
  /** The career host of the job's link; null if only a number was entered. */
  host: z.string().nullable(),
  /** Digits. */
  companyId: z.string(),
  accessToken: z.string(),
  /** Digits. */
  channelId: z.string(),
});
export type PersonioSecret = z.infer<typeof PersonioSecret>;

/** What the connector is called with: the secret, but with the application's own job, and what the customer has chosen. */
export const DeliveryCredentials = PersonioSecret.pick({
  positionId: true,
  companyId: true,
  accessToken: true,
  channelId: true,
}).extend({
  fields: FieldMapping,
  /** The text of each question of the job by its id. */
  questions: z.record(z.string(), z.string()),
});
export type DeliveryCredentials = z.infer<typeof DeliveryCredentials>;
