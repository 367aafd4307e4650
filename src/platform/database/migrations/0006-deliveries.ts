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
        company         text not null,
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
        email_hash      bytea not null,
        dedupe_key      bytea not null,
        documents_expected integer,
        attempts_made   integer not null default 0,
        due_at          timestamptz not null,
        lease_token     uuid,
        lease_until     timestamptz,
        created_at      timestamptz not null,
        finished_at     timestamptz,
        handed_over_at  timestamptz,
        constraint delivery_once unique (application_id, connection_id),
        constraint delivery_state_known
          check (state in ('held', 'queued', 'delivering', 'delivered', 'undeliverable', 'cancelled')),
        constraint delivery_evidence_fits check ((state = 'delivered') = (evidence is not null)),
        constraint delivery_evidence_known check (evidence in ('acknowledged', 'presumed')),
        constraint delivery_lease_fits check ((state = 'delivering') = (lease_token is not null))
      );
      create index delivery_due on delivery (organisation_id, due_at, id) where state = 'queued';
      create index delivery_leases on delivery (lease_until) where state = 'delivering';
      create index delivery_held on delivery (connection_id, reason) where state = 'held';
      create index delivery_of_organisation on delivery (organisation_id, id desc);
      create index delivery_of_application on delivery (application_id);
      create unique index delivery_same_person_one_at_a_time on delivery (dedupe_key) where state = 'delivering';

      create table attempt (
        id                 uuid primary key,
        organisation_id    uuid not null references organisation (id),
        delivery_id        uuid not null references delivery (id),
        number             integer not null,
        lease_token        uuid not null,
        credential_version integer,
        dedupe_key         bytea not null,
        phase              text not null,
        started_at         timestamptz not null,
        finished_at        timestamptz,
        exchanges          jsonb not null default '[]',
        outcome            text,
        reason             text,
        ambiguous          boolean not null default false,
        constraint attempt_number_once unique (delivery_id, number),
        constraint attempt_phase_known check (phase in ('documents', 'application'))
      );
      create index attempt_may_have_arrived on attempt (dedupe_key) where ambiguous or outcome = 'delivered';
      create index attempt_open on attempt (delivery_id) where finished_at is null;

      create table partner_budget (
        partner      text not null,
        company      text not null,
        paused_until timestamptz,
        primary key (partner, company)
      );
      create table partner_call (
        partner text not null,
        company text not null,
        second  bigint not null,
        calls   integer not null,
        primary key (partner, company, second)
      );

      -- Takes calls of the last minute's budget. Null when they are taken, else when to ask again.
      create function take_partner_calls(the_partner text, the_company text, wanted integer, per_minute integer)
      returns timestamptz language plpgsql as $$
      declare
        paused  timestamptz;
        now_at  bigint;
        made    bigint;
        wait_to bigint;
      begin
        insert into partner_budget (partner, company) values (the_partner, the_company)
          on conflict (partner, company) do update set company = excluded.company
          returning paused_until into paused;
        if paused > clock_timestamp() then return paused; end if;

        now_at := floor(extract(epoch from clock_timestamp()));
        delete from partner_call where partner = the_partner and company = the_company and second < now_at - 60;
        select coalesce(sum(calls), 0) into made from partner_call where partner = the_partner and company = the_company;
        if made = 0 or made + wanted <= per_minute then
          insert into partner_call (partner, company, second, calls) values (the_partner, the_company, now_at, wanted)
            on conflict (partner, company, second) do update set calls = partner_call.calls + excluded.calls;
          return null;
        end if;

        select min(second) into wait_to from (
          select second, sum(calls) over (order by second) as freed
          from partner_call where partner = the_partner and company = the_company
        ) as leaving where made - freed + wanted <= per_minute or made = freed;
        return to_timestamp(wait_to + 61);
      end $$;
    `);
  }
}
