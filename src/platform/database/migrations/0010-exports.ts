import { Migration } from '@mikro-orm/migrations';

/** Exports of the audit log: what was asked for, how far it is, and what came out. */
export class Exports0010 extends Migration {
  override up(): void {
    this.addSql(`
      create table audit_export (
        id            uuid primary key,
        log_id        uuid not null,
        period_from   timestamptz not null,
        period_to     timestamptz not null,
        format        text not null,
        requested_by  text not null,
        requester     text not null,
        requested_at  timestamptz not null,
        state         text not null,
        progress      double precision not null default 0,
        moved_at      timestamptz not null,
        finished_at   timestamptz,
        expires_at    timestamptz,
        size          bigint,
        sha256        text,
        events        integer,
        first_seq     bigint,
        last_seq      bigint,
        verdict       text,
        findings      text,
        failure       text,
        constraint audit_export_state_known check (state in ('queued', 'running', 'ready', 'failed', 'deleted')),
        constraint audit_export_format_known check (format in ('bundle', 'csv', 'jsonl')),
        constraint audit_export_period_forwards check (period_from < period_to)
      );
      create index audit_export_of_log on audit_export (log_id, id desc);
      create index audit_export_unfinished on audit_export (moved_at) where state in ('queued', 'running');
    `);
  }
}
