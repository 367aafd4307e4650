import { Migration } from '@mikro-orm/migrations';

/** The delivery ledger, its attempts, credentials of outbound partners, and Personio's job numbers. */
export class Deliveries0006 extends Migration {
  override up(): void {
    this.addSql(`
      create table credential (
        connection_id   uuid not null references connection (id),
        version         integer not null,
        organisation_id uuid not null references organisation (id),
        state           text not null,
        sealed          bytea not null,
        verification    jsonb,
        created_by      uuid not null references account (id),
        created_at      timestamptz not null,
        verified_at     timestamptz,
        primary key (connection_id, version),
        constraint credential_state_known check (state in ('staged', 'current', 'retired'))
      );
      create unique index credential_one_current on credential (connection_id) where state = 'current';

      create table personio_job (
        job_id          uuid not null references job (id),
        connection_id   uuid not null references connection (id),
        organisation_id uuid not null references organisation (id),
        position_id     bigint not null,
        host            text,
        created_at      timestamptz not null,
        primary key (job_id, connection_id)
      );

      create table delivery (
        id              uuid primary key,
        organisation_id uuid not null references organisation (id),
        application_id  uuid not null references application (id),
        job_id          uuid not null references job (id),
        connection_id   uuid not null references connection (id),
        partner         text not null,
        state           text not null,
        reason          text,
        field           text,
        partner_words   text,
        evidence        text,
        may_have_arrived boolean not null default false,
        dedupe_key      bytea not null,
        attempts_made   integer not null default 0,
        due_at          timestamptz not null,
        lease_token     uuid,
        lease_until     timestamptz,
        created_at      timestamptz not null,
        finished_at     timestamptz,
        constraint delivery_once unique (application_id, connection_id),
        constraint delivery_state_known
          check (state in ('held', 'queued', 'delivering', 'delivered', 'undeliverable', 'cancelled')),
        constraint delivery_evidence_fits check ((state = 'delivered') = (evidence is not null)),
        constraint delivery_evidence_known check (evidence in ('acknowledged', 'presumed')),
        constraint delivery_lease_fits check ((state = 'delivering') = (lease_token is not null))
      );
      create index delivery_due on delivery (due_at) where state = 'queued';
      create index delivery_leases on delivery (lease_until) where state = 'delivering';
      create index delivery_held on delivery (connection_id, reason) where state = 'held';
      create index delivery_of_organisation on delivery (organisation_id, id desc);
      create index delivery_of_application on delivery (application_id);
      create index delivery_same_person on delivery (dedupe_key);

      create table attempt (
        id                 uuid primary key,
        organisation_id    uuid not null references organisation (id),
        delivery_id        uuid not null references delivery (id),
        number             integer not null,
        lease_token        uuid not null,
        credential_version integer,
        phase              text not null,
        started_at         timestamptz not null,
        finished_at        timestamptz,
        exchanges          jsonb not null default '[]',
        outcome            text,
        reason             text,
        ambiguous          boolean not null default false,
        constraint attempt_number_once unique (delivery_id, number)
      );
    `);
  }
}
