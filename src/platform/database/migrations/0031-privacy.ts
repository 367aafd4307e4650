import { Migration } from '@mikro-orm/migrations';

/** How long applications are kept, which of them are held back from erasure, and receipts of what was erased. */
export class Privacy0031 extends Migration {
  override up(): void {
    this.addSql(`
      create table retention_rule (
        organisation_id uuid primary key references organisation (id),
        months          integer not null,
        documents_days  integer not null,
        changed_at      timestamptz not null,
        constraint retention_rule_months_limited check (months between 1 and 24),
        constraint retention_rule_documents_days_limited check (documents_days between 0 and 365)
      );

      alter table application
        add column held_at     timestamptz,
        add column hold_reason text,
        add constraint application_hold_has_reason check ((held_at is null) = (hold_reason is null)),
        add constraint application_held_is_not_erased check (held_at is null or erased_at is null);
      create index application_erasable on application (organisation_id, received_at)
        where erased_at is null and held_at is null;

      create table erasure_receipt (
        id              uuid primary key,
        organisation_id uuid not null references organisation (id),
        application_id  uuid not null references application (id),
        what            text not null,
        cause           text not null,
        documents       integer not null,
        recipients      text[] not null,
        erased_at       timestamptz not null,
        unreadable_from timestamptz,
        constraint erasure_receipt_what_known check (what in ('application', 'documents')),
        constraint erasure_receipt_cause_known check (cause in ('asked', 'retention'))
      );
      create index erasure_receipt_of_organisation on erasure_receipt (organisation_id, id desc);
      create index erasure_receipt_of_application on erasure_receipt (application_id);
    `);
  }
}
