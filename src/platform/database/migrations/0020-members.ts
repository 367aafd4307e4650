import { Migration } from '@mikro-orm/migrations';

/** Invitations, links to a new password, second factors, and a way from an account to its sessions. */
export class Members0020 extends Migration {
  override up(): void {
    this.addSql(`
      create table invitation (
        id              uuid primary key,
        kind            text not null,
        role            text not null,
        organisation_id uuid references organisation (id),
        email           text not null,
        language        text not null,
        token_hash      bytea not null,
        invited_by      uuid not null references account (id),
        created_at      timestamptz not null,
        expires_at      timestamptz not null,
        accepted_at     timestamptz,
        withdrawn_at    timestamptz,
        constraint invitation_token_once unique (token_hash),
        constraint invitation_email_is_lower_case check (email = lower(email)),
        constraint invitation_language_known check (language in ('de', 'en')),
        constraint invitation_member_belongs_somewhere check ((kind = 'member') = (organisation_id is not null)),
        constraint invitation_role_fits_kind check (
          (kind = 'member' and role in ('manager', 'recruiter', 'auditor'))
          or (kind = 'staff' and role in ('admin', 'support', 'auditor'))
        ),
        constraint invitation_ends_once check (accepted_at is null or withdrawn_at is null)
      );
      create index invitation_open on invitation (organisation_id, id)
        where accepted_at is null and withdrawn_at is null;

      create table password_reset (
        id         uuid primary key,
        account_id uuid not null references account (id),
        token_hash bytea not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at    timestamptz,
        constraint password_reset_token_once unique (token_hash)
      );
      create index password_reset_open on password_reset (account_id) where used_at is null;

      create table second_factor (
        account_id   uuid primary key references account (id),
        key_id       uuid not null,
        sealed       bytea not null,
        created_at   timestamptz not null,
        confirmed_at timestamptz,
        last_step    bigint not null
      );

      create table recovery_code (
        account_id uuid not null references second_factor (account_id) on delete cascade,
        code_hash  bytea not null,
        used_at    timestamptz,
        primary key (account_id, code_hash)
      );

      create index session_of_account on session ((sess ->> 'accountId'));
    `);
  }
}
