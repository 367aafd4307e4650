import { Migration } from '@mikro-orm/migrations';

/** Connections to partners, requests for their activation, and the keys that partners call with. */
export class Connections0003 extends Migration {
  override up(): void {
    this.addSql(`
      create table connection (
        id               uuid primary key,
        organisation_id  uuid not null references organisation (id),
        partner          text not null,
        label            text not null default '',
        state            text not null,
        reason           text,
        reason_detail    text,
        onboarding       boolean not null default false,
        accepts_from     text[] not null default '{}',
        partner_reported text,
        last_seen_at     timestamptz,
        state_changed_at timestamptz not null,
        created_at       timestamptz not null,
        constraint connection_label_once unique (organisation_id, partner, label),
        constraint connection_state_known check (state in ('off', 'requested', 'enabled', 'pending', 'connected', 'repair')),
        constraint connection_repair_has_reason check (state <> 'repair' or reason is not null)
      );
      create index connection_by_state on connection (partner, state);

      create table support_request (
        id                  uuid primary key,
        organisation_id     uuid not null references organisation (id),
        connection_id       uuid not null references connection (id),
        partner             text not null,
        state               text not null,
        confirmed_paid_plan boolean not null,
        requested_by        uuid not null references account (id),
        assigned_to         uuid references account (id),
        decided_by          uuid references account (id),
        decided_at          timestamptz,
        reason              text,
        created_at          timestamptz not null,
        constraint support_request_state_known check (state in ('open', 'approved', 'rejected', 'withdrawn')),
        constraint support_request_rejection_has_reason check (state <> 'rejected' or reason is not null)
      );
      create unique index support_request_open_once on support_request (connection_id) where state = 'open';
      create index support_request_queue on support_request (state, created_at);
      create index support_request_of_organisation on support_request (organisation_id, created_at desc);

      create table support_request_comment (
        id                 uuid primary key,
        support_request_id uuid not null references support_request (id),
        author_id          uuid not null references account (id),
        internal           boolean not null,
        text               text not null,
        created_at         timestamptz not null
      );
      create index support_request_comment_of_request on support_request_comment (support_request_id, created_at);

      create table api_key (
        id              uuid primary key,
        key_id          text not null,
        kind            text not null,
        organisation_id uuid references organisation (id),
        connection_id   uuid references connection (id),
        name            text not null,
        environment     text not null,
        scopes          text[] not null,
        digest          bytea not null,
        last4           text not null,
        created_by      uuid not null references account (id),
        created_at      timestamptz not null,
        void_at         timestamptz not null,
        saved_at        timestamptz,
        expires_at      timestamptz,
        deleted_at      timestamptz,
        last_used_at    timestamptz,
        last_used_ip    text,
        constraint api_key_key_id_once unique (key_id),
        constraint api_key_kind_fits check (
          (kind = 'operator' and organisation_id is null and connection_id is null)
          or (kind = 'own-system' and organisation_id is not null and connection_id is null)
          or (kind = 'partner' and organisation_id is not null and connection_id is not null)
        ),
        constraint api_key_digest_is_sha256 check (octet_length(digest) = 32),
        constraint api_key_has_scopes check (cardinality(scopes) > 0)
      );
      create unique index api_key_one_draft on api_key (connection_id) where saved_at is null and deleted_at is null;
      create index api_key_of_connection on api_key (connection_id, created_at desc) where connection_id is not null;
      create index api_key_of_organisation on api_key (organisation_id) where organisation_id is not null;

      create function api_key_is_good(key uuid) returns boolean language sql stable as $$
        select exists (
          select 1 from api_key
          where id = key and saved_at is not null and deleted_at is null
            and (expires_at is null or expires_at > clock_timestamp())
        )
      $$;
    `);
  }
}
