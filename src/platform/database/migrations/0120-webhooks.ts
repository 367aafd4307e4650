import { Migration } from '@mikro-orm/migrations';

/** Addresses of the operator's own systems that are told of events, and the messages they are sent. */
export class Webhooks0120 extends Migration {
  override up(): void {
    this.addSql(`
      create table webhook (
        id                    uuid primary key,
        organisation_id       uuid references organisation (id),
        url                   text not null,
        description           text not null default '',
        events                text[] not null,
        secret                bytea not null,
        previous_secret       bytea,
        previous_secret_until timestamptz,
        disabled_at           timestamptz,
        disabled_reason       text,
        failures              integer not null default 0,
        failing_since         timestamptz,
        last_failed_at        timestamptz,
        paused_until          timestamptz,
        created_at            timestamptz not null,
        constraint webhook_has_events check (cardinality(events) > 0),
        constraint webhook_url_once unique nulls not distinct (organisation_id, url),
        constraint webhook_previous_secret_ends check ((previous_secret is null) = (previous_secret_until is null)),
        constraint webhook_disabled_has_reason check ((disabled_at is null) = (disabled_reason is null)),
        constraint webhook_disabled_reason_known check (disabled_reason in ('asked', 'failing', 'gone'))
      );

      create table webhook_message (
        id              uuid primary key,
        webhook_id      uuid not null references webhook (id) on delete cascade,
        type            text not null,
        body            text not null,
        state           text not null,
        attempts        integer not null default 0,
        failures        integer not null default 0,
        due_at          timestamptz not null,
        ended_at        timestamptz,
        lease_token     uuid,
        lease_until     timestamptz,
        created_at      timestamptz not null,
        constraint webhook_message_state_known check (state in ('queued', 'sending', 'delivered', 'failed')),
        constraint webhook_message_sending_has_lease check ((state = 'sending') = (lease_token is not null)),
        constraint webhook_message_ended_has_time check ((state in ('delivered', 'failed')) = (ended_at is not null))
      );
      create index webhook_message_of_webhook on webhook_message (webhook_id, id desc);
      create index webhook_message_waiting on webhook_message (webhook_id, due_at, id) where state = 'queued';
      create index webhook_message_under_way on webhook_message (lease_until) where state = 'sending';
      create index webhook_message_age on webhook_message (created_at);

      create table webhook_attempt (
        message_id  uuid not null references webhook_message (id) on delete cascade,
        number      integer not null,
        at          timestamptz not null,
        duration_ms integer not null,
        outcome     text not null,
        status      integer,
        answer      text,
        primary key (message_id, number),
        constraint webhook_attempt_outcome_known check (
          outcome in ('delivered', 'refused', 'redirected', 'timeout', 'connection', 'address-refused', 'interrupted')
        )
      );
    `);
  }
}
