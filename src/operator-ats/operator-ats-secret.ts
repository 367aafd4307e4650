import * as z from 'zod';

/** What a customer entered, as it is sealed. */
export const OperatorAtsSecret = z.object({
  /** Where applications are posted to. */
  url: z.string(),
  /** `whsec_` and the key in base64. */
  signingSecret: z.string(),
});
export type OperatorAtsSecret = z.infer<typeof OperatorAtsSecret>;

/** What the connector is called with: the secret, and the application's own job as a person knows it. */
export const ConnectedTarget = OperatorAtsSecret.extend({
  connectionId: z.string(),
  job: z.object({
    id: z.string(),
    externalId: z.string().nullable(),
    title: z.string(),
    /** The text of each question by its id. */
    questions: z.record(z.string(), z.string()),
  }),
});
export type ConnectedTarget = z.infer<typeof ConnectedTarget>;
