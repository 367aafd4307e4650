import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { FAILURES_TO_BREAK } from './retry-waits.js';
import type { EarlierSecret } from './webhook.entity.js';

/** Longer than a call can take, so that only a worker that died loses a message. */
const LEASE_SECONDS = 45;

/** A message in the hands of one worker, and what is needed to send it. */
export interface Claim {
  readonly id: string;
  readonly leaseToken: string;
  readonly type: string;
  readonly body: string;
  /** Which attempt this is, from 1. */
  readonly number: number;
  readonly webhookId: string;
  readonly organisationId: string | null;
  readonly url: string;
  readonly secret: Buffer;
  readonly previousSecret: Buffer | null;
  readonly previousSecretUntil: string | null;
  readonly earlierSecrets: readonly EarlierSecret[];
}

/**
 * Walks over the webhooks that have something waiting, from the one after `$2` on and round, and takes the oldest due
 * message of each: a flood for one is one step of this walk. A webhook that keeps failing gets one message at a time.
 */
const CLAIM = `
  with recursive waiting as (
    (select webhook_id as id from webhook_message where state = 'queued' order by webhook_id limit 1)
    union all
    select (select webhook_id from webhook_message
            where state = 'queued' and webhook_id > waiting.id order by webhook_id limit 1)
    from waiting where waiting.id is not null
  ), candidate as materialized (
    select webhook.id from waiting join webhook on webhook.id = waiting.id
    where webhook.disabled_at is null
      and (webhook.paused_until is null or webhook.paused_until <= $1)
      and webhook.id <> all($3::uuid[])
      and (webhook.failures < ${FAILURES_TO_BREAK} or not exists (
        select 1 from webhook_message busy where busy.webhook_id = webhook.id and busy.state = 'sending'))
    order by webhook.id <= $2, webhook.id
  ), picked as (
    select oldest.id
    from candidate cross join lateral (
      select id from webhook_message
      where webhook_id = candidate.id and state = 'queued' and due_at <= $1
      order by due_at, id limit 1 for update skip locked
    ) as oldest
    limit $4
  )
  update webhook_message message
  set state = 'sending', attempts = message.attempts + 1, lease_token = gen_random_uuid(),
      lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
  from picked, webhook
  where message.id = picked.id and webhook.id = message.webhook_id
  returning message.id, message.lease_token as "leaseToken", message.type, message.body, message.attempts as number,
            webhook.id as "webhookId", webhook.organisation_id as "organisationId", webhook.url, webhook.secret,
            webhook.previous_secret as "previousSecret", webhook.previous_secret_until as "previousSecretUntil",
            webhook.earlier_secrets as "earlierSecrets"`;

/** What a worker that died was sending is sent again, under the same id: it may have arrived, or not. */
const TAKE_BACK = `
  with lost as (
    update webhook_message set state = 'queued', lease_token = null, lease_until = null, due_at = $1
    where state = 'sending' and lease_until < clock_timestamp()
    returning id, attempts
  )
  insert into webhook_attempt (message_id, number, at, duration_ms, outcome)
  select id, attempts, $1, 0, 'interrupted' from lost`;

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Who has which message. */
@Injectable()
export class MessageClaims {
  /** The webhook that was served last; the next claim goes on behind it. */
  private servedLast = BEFORE_ALL;

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** Takes at most `most` due messages, each of another webhook, in turn; none of the webhooks that are `full`. */
  async claim(most: number, full: readonly string[]): Promise<Claim[]> {
    const parameters = [this.clock.now(), this.servedLast, full, most];
    const claims = await runSql<Claim>(this.em.fork(), CLAIM, parameters);
    this.servedLast = claims.at(-1)?.webhookId ?? this.servedLast;
    return claims;
  }

  async takeBackLost(): Promise<void> {
    await runSql(this.em.fork(), TAKE_BACK, [this.clock.now()]);
  }
}
