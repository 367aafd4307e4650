import { Migration } from '@mikro-orm/migrations';

/** The append-only log: events by month, what is not sealed yet, and the erasable side rows. */
export class Audit0002 extends Migration {
  override up(): void {
    this.addSql(`
      create table audit_event (
        id              uuid not null,
        at              timestamptz not null,
        organisation_id uuid,
        action          text not null,
        outcome         text not null,
        actor_kind      text not null,
        actor_id        text,
        target_kind     text,
        target_id       text,
        body            bytea not null,
        leaf_hash       bytea not null,
        mac             bytea not null,
        mac_key_id      text not null,
        primary key (id, at),
        constraint audit_event_outcome_known check (outcome in ('success', 'failure', 'denied')),
        constraint audit_event_body_limited check (octet_length(body) between 1 and 65535),
        constraint audit_event_leaf_is_sha256 check (octet_length(leaf_hash) = 32)
      ) partition by range (at);
      create index audit_event_of_organisation on audit_event (organisation_id, id desc);
      create index audit_event_by_action on audit_event (organisation_id, action, id desc);
      create index audit_event_by_target on audit_event (target_id, id desc) where target_id is not null;

      create table audit_pending (
        event_id        uuid primary key,
        organisation_id uuid,
        at              timestamptz not null
      );

      create table audit_identity (
        event_id   uuid primary key,
        salt       bytea not null,
        display    text,
        ip         text,
        user_agent text
      );

      create function audit_event_is_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'audit events are never changed or deleted' using errcode = 'insufficient_privilege';
      end $$;
      create trigger audit_event_append_only before update or delete on audit_event
        for each row execute function audit_event_is_append_only();

      create function audit_ensure_month(moment timestamptz) returns void
      language plpgsql security definer set search_path = pg_catalog, public as $$
      declare
        first  timestamptz := date_trunc('month', moment at time zone 'utc') at time zone 'utc';
        after  timestamptz := (date_trunc('month', moment at time zone 'utc') + interval '1 month') at time zone 'utc';
        name   text := 'audit_event_' || to_char(first at time zone 'utc', 'YYYY_MM');
      begin
        if to_regclass('public.' || name) is null then
          perform pg_advisory_xact_lock(hashtext('audit_ensure_month'));
          if to_regclass('public.' || name) is null then
            execute format('create table public.%I partition of public.audit_event for values from (%L) to (%L)', name, first, after);
          end if;
        end if;
      end $$;
      select audit_ensure_month(now());
      select audit_ensure_month(now() + interval '1 month');
      create table audit_event_other partition of audit_event default;
    `);
  }
}
