import { Migration } from '@mikro-orm/migrations';

/** Jobs and where they are published. */
export class Jobs0004 extends Migration {
  override up(): void {
    this.addSql(`
      create table job (
        id               uuid primary key,
        organisation_id  uuid not null references organisation (id),
        external_id      text,
        title            text not null,
        description_html text not null,
        locations        jsonb not null default '[]',
        employment_type  text not null,
        category         text,
        seniority        text,
        language         text not null default 'de',
        salary           jsonb,
        contact          jsonb,
        questions        jsonb not null default '[]',
        valid_through    date,
        status           text not null,
        owner_id         uuid references account (id),
        version          integer not null default 1,
        created_at       timestamptz not null,
        updated_at       timestamptz not null default now(),
        constraint job_external_id_once unique (organisation_id, external_id),
        constraint job_status_known check (status in ('draft', 'open', 'closed'))
      );
      create index job_of_organisation on job (organisation_id, id);
      create index job_changed on job (organisation_id, updated_at, id);

      create table publication (
        id                 uuid primary key,
        organisation_id    uuid not null references organisation (id),
        job_id             uuid not null references job (id),
        connection_id      uuid not null references connection (id),
        enabled            boolean not null,
        partner_state      text,
        partner_message    text,
        boards             jsonb not null default '[]',
        reported_at        timestamptz,
        first_published_at timestamptz,
        unpublished_at     timestamptz,
        updated_at         timestamptz not null default now(),
        constraint publication_once unique (connection_id, job_id),
        constraint publication_partner_state_known check (partner_state in ('queued', 'live', 'archived', 'error'))
      );
      create index publication_of_job on publication (job_id);
      create index publication_changed on publication (connection_id, updated_at);

      create table partner_posting (
        connection_id uuid not null references connection (id),
        external_id   text not null,
        title         text not null,
        state         text not null,
        url           text,
        reported_at   timestamptz not null,
        primary key (connection_id, external_id)
      );

      create function touch_updated_at() returns trigger language plpgsql as $$
      begin
        new.updated_at := now();
        return new;
      end $$;
      create trigger job_updated_at before insert or update on job for each row execute function touch_updated_at();
      create trigger publication_updated_at before insert or update of enabled on publication
        for each row execute function touch_updated_at();
    `);
  }
}
