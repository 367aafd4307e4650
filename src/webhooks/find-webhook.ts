import { LockMode } from '@mikro-orm/postgresql';
import type { Actor } from '../access/actor.js';
import type { Tx } from '../platform/database/transactions.js';
import { Webhook } from './webhook.entity.js';
import { WebhookNotFound } from './webhooks.errors.js';

/** Whose webhooks somebody manages: those of the organisation acted in; without one, those of the whole hub. */
export const ownerOf = (by: Actor): string | null => by.organisationId;

/** A webhook that somebody may change, locked until the transaction ends. Throws `WebhookNotFound`. */
export async function lockWebhook(tx: Tx, by: Actor, id: string): Promise<Webhook> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const webhook = await tx.findOne(Webhook, { id, organisationId: ownerOf(by) }, { lockMode });
  if (!webhook) throw new WebhookNotFound();
  return webhook;
}
