import { Migration } from '@mikro-orm/migrations';

/** One-time links with which somebody without an account sets one connection up, and what such a person makes. */
export class ConnectLinks0140 extends Migration {
  override up(): void {
    this.addSql(`
      create table connect_link (
        id              uuid primary key,
        organisation_id uuid not null references organisation (id),
        connection_id   uuid not null references connection (id),
        made_by         uuid not null references api_key (id),
        token_digest    bytea not null,
        language        text,
        return_url      text,
        created_at      timestamptz not null,
        expires_at      timestamptz not null,
        opened_at       timestamptz,
        session_digest  bytea,
        session_ends_at timestamptz,
        revoked_at      timestamptz,
        constraint connect_link_token_once unique (token_digest),
        constraint connect_link_session_once unique (session_digest),
        constraint connect_link_digests_are_sha256 check (
          octet_length(token_digest) = 32 and (session_digest is null or octet_length(session_digest) = 32)
        ),
        constraint connect_link_language_known check (language in ('de', 'en')),
        constraint connect_link_ends_after_it_began check (expires_at > created_at),
        constraint connect_link_session_needs_opening check (
          (opened_at is null) = (session_digest is null) and (opened_at is null) = (session_ends_at is null)
        )
      );
      create index connect_link_of_organisation on connect_link (organisation_id, id desc);
      create index connect_link_of_connection on connect_link (connection_id);

      alter table api_key alter column created_by drop not null;
      alter table credential alter column created_by drop not null;
    `);
  }
}
