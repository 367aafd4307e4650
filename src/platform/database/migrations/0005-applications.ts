import { Migration } from '@mikro-orm/migrations';

/** Applications with their sealed content, documents, and the answers kept for repeated requests. */
export class Applications0005 extends Migration {
  override up(): void {
    this.addSql(`
      create table sealing_key (
        id         uuid primary key,
        wrapped    bytea not null,
        created_at timestamptz not null
      );

      create table application (
        id                   uuid primary key,
        organisation_id      uuid not null references organisation (id),
        job_id               uuid not null references job (id),
        source_connection_id uuid references connection (id),
        source               text,
        external_id          text,
        tags                 text[] not null default '{}',
        content              bytea,
        email_hash           bytea not null,
        documents_expected   integer,
        consented_at         timestamptz,
        received_at          timestamptz not null,
        last_document_at     timestamptz,
        erased_at            timestamptz,
        constraint application_external_id_once unique (source_connection_id, external_id),
        constraint application_erased_has_no_content check ((erased_at is null) = (content is not null))
      );
      create unique index application_own_external_id_once on application (organisation_id, external_id)
        where source_connection_id is null;
      create index application_of_organisation on application (organisation_id, id desc);
      create index application_of_job on application (job_id, id desc);
      create index application_by_email on application (organisation_id, email_hash);

      create table document (
        id              uuid primary key,
        organisation_id uuid not null references organisation (id),
        application_id  uuid not null references application (id),
        category        text not null,
        media_type      text not null,
        size            bigint not null,
        content_hash    bytea not null,
        file_name       bytea not null,
        storage_key     text not null,
        created_at      timestamptz not null,
        constraint document_category_known
          check (category in ('cv', 'cover_letter', 'reference', 'certificate', 'work_sample', 'other')),
        constraint document_size_limited check (size between 1 and 20000000)
      );
      create index document_of_application on document (application_id, id);

      create table idempotency_key (
        scope_id     uuid not null,
        key          text not null,
        request_hash bytea not null,
        status       integer not null,
        answer       json not null,
        expires_at   timestamptz not null,
        primary key (scope_id, key)
      );
      create index idempotency_key_expiry on idempotency_key (expires_at);
    `);
  }
}
