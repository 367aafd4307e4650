import { defineEntity, p } from '@mikro-orm/core';
import type { WebhookEvent } from './webhook-events.js';
import { TooManySecrets } from './webhooks.errors.js';

/** Why nothing is sent to a webhook: somebody asked for it, it failed for days, or it answered 410. */
export type DisabledReason = 'asked' | 'failing' | 'gone';

/** After a rotation the secret before signs for this long as well. */
const OVERLAP_MS = 24 * 3_600_000;
/** Every secret makes each message's header longer. */
const MOST_EARLIER = 8;
/** A webhook that has only failed for this long is disabled. */
const FAILING_MS = 5 * 24 * 3_600_000;
/** Without anything to send for longer than this, failing begins anew. */
const SILENCE_MS = 3 * 24 * 3_600_000;

/** A secret that signs along until its end, whatever came after it. */
export interface EarlierSecret {
  /** Base64. */
  readonly sealed: string;
  readonly until: string;
}

const WebhookSchema = defineEntity({
  name: 'Webhook',
  tableName: 'webhook',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid().nullable(),
    url: p.text(),
    description: p.text(),
    events: p.array<WebhookEvent>(),
    secret: p.blob().hidden(),
    previousSecret: p.blob().nullable().hidden(),
    previousSecretUntil: p.datetime().nullable(),
    earlierSecrets: p.json<readonly EarlierSecret[]>().hidden(),
    disabledAt: p.datetime().nullable(),
    disabledReason: p.text().$type<DisabledReason>().nullable(),
    failures: p.integer(),
    failingSince: p.datetime().nullable(),
    lastFailedAt: p.datetime().nullable(),
    pausedUntil: p.datetime().nullable(),
    createdAt: p.datetime(),
  },
});

/** An address of one of the operator's own systems that is told of events. */
export class Webhook extends WebhookSchema.class {
  declare readonly id: string;
  /** Whose events it is told of; null for those of all organisations. */
  declare readonly organisationId: string | null;
  declare readonly url: string;
  declare readonly description: string;
  declare readonly events: WebhookEvent[];
  /** Sealed. */
  declare readonly secret: Buffer;
  declare readonly previousSecret: Buffer | null;
  declare readonly previousSecretUntil: Date | null;
  /** Those before the previous one. */
  declare readonly earlierSecrets: readonly EarlierSecret[];
  declare readonly disabledAt: Date | null;
  declare readonly disabledReason: DisabledReason | null;
  /** Failed attempts since the last good one. */
  declare readonly failures: number;
  declare readonly failingSince: Date | null;
  declare readonly lastFailedAt: Date | null;
  /** Until then nothing is sent to it. */
  declare readonly pausedUntil: Date | null;
  declare readonly createdAt: Date;

  /** Takes a new secret; each one before signs along for 24 hours after its own rotation. Answers until when the last does. */
  rotate(sealed: Buffer, now: Date): Date {
    const until = new Date(now.getTime() + OVERLAP_MS);
    const earlierSecrets = this.earlierThan(now);
    if (earlierSecrets.length > MOST_EARLIER) throw new TooManySecrets();
    const previous = { previousSecret: this.secret, previousSecretUntil: until };
    Object.assign(this, { ...previous, earlierSecrets, secret: sealed });
    return until;
  }

  private earlierThan(now: Date): EarlierSecret[] {
    const { previousSecret, previousSecretUntil } = this;
    const before =
      previousSecret && previousSecretUntil
        ? [{ sealed: previousSecret.toString('base64'), until: previousSecretUntil.toISOString() }]
        : [];
    return [...before, ...this.earlierSecrets].filter(({ until }) => new Date(until) > now);
  }

  /** Tells which fields are different. */
  change(to: { events?: readonly WebhookEvent[] | undefined; description?: string | undefined }): string[] {
    const fields: string[] = [];
    if (to.description !== undefined && to.description !== this.description) fields.push('description');
    if (to.events && [...to.events].sort().join() !== [...this.events].sort().join()) fields.push('events');
    Object.assign(this, {
      description: to.description ?? this.description,
      events: to.events ? [...to.events] : this.events,
    });
    return fields;
  }

  /** Tells whether it was enabled until now. */
  disable(reason: DisabledReason, now: Date): boolean {
    if (this.disabledAt) return false;
    Object.assign(this, { disabledAt: now, disabledReason: reason });
    return true;
  }

  /** Begins anew, as if it had never failed; tells whether it was disabled. */
  enable(): boolean {
    if (!this.disabledAt) return false;
    Object.assign(this, {
      disabledAt: null,
      disabledReason: null,
      failures: 0,
      failingSince: null,
      lastFailedAt: null,
      pausedUntil: null,
    });
    return true;
  }

  /** Counts a failed attempt; tells whether it has failed for so long that it is to be disabled. */
  fail(now: Date, pausedUntil: Date | null): boolean {
    const goesOn = this.lastFailedAt !== null && now.getTime() - this.lastFailedAt.getTime() < SILENCE_MS;
    const since = goesOn ? (this.failingSince ?? now) : now;
    Object.assign(this, {
      failures: this.failures + 1,
      failingSince: since,
      lastFailedAt: now,
      pausedUntil: later(this.pausedUntil, pausedUntil),
    });
    return now.getTime() - since.getTime() >= FAILING_MS;
  }
}
WebhookSchema.setClass(Webhook);

const later = (a: Date | null, b: Date | null): Date | null => (a && b ? (a > b ? a : b) : (a ?? b));
