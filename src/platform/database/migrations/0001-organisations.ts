import { Migration } from '@mikro-orm/migrations';

/** Organisations, the people who sign in, their sessions, and counters of failed sign-ins. */
export class Organisations0001 extends Migration {
  override up(): void {
    this.addSql(`
      create table organisation (
        id          uuid primary key,
        name        text not null,
        country     text not null,
        external_id text,
        created_at  timestamptz not null,
        constraint organisation_country_is_iso check (country ~ '^[A-Z]{2}$'),
        constraint organisation_external_id_once unique (external_id)
      );

      create table account (
        id              uuid primary key,
        kind            text not null,
        role            text not null,
        organisation_id uuid references organisation (id),
        email           text not null,
        name            text not null,
        language        text not null default 'de',
        password_hash   text,
        disabled_at     timestamptz,
        created_at      timestamptz not null,
        constraint account_email_once unique (email),
        constraint account_email_is_lower_case check (email = lower(email)),
        constraint account_language_known check (language in ('de', 'en')),
        constraint account_member_belongs_somewhere check ((kind = 'member') = (organisation_id is not null)),
        constraint account_role_fits_kind check (
          (kind = 'member' and role in ('manager', 'recruiter', 'auditor'))
          or (kind = 'staff' and role in ('admin', 'support', 'auditor'))
        )
      );
      create index account_of_organisation on account (organisation_id) where organisation_id is not null;

      create table session (
        sid    text primary key,
        sess   json not null,
        expire timestamp(6) not null
      );
      create index session_expiry on session (expire);

      create table sign_in_failure (
        subject  text primary key,
        failures integer not null,
        since    timestamptz not null
      );
      create index sign_in_failure_since on sign_in_failure (since);
    `);
  }
}
