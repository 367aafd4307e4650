import * as z from 'zod';

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

/** What the connector is called with: the secret, but with the position of the application's own job. */
export const DeliveryCredentials = PersonioSecret.pick({
  positionId: true,
  companyId: true,
  accessToken: true,
  channelId: true,
});
export type DeliveryCredentials = z.infer<typeof DeliveryCredentials>;
