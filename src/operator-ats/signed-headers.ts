import { Webhook } from 'standardwebhooks';

/** The headers of Standard Webhooks. `id` stays the same when the same thing is sent again, so that it can be told. */
export const signedHeaders = (
  secret: string,
  id: string,
  at: Date,
  body: string,
): Record<string, string> => ({
  'content-type': 'application/json',
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(secret).sign(id, at, body),
});
