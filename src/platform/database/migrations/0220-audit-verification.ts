import { Migration } from '@mikro-orm/migrations';

/** Verifications of a log that somebody asked for: how far each is, and what was found. */
export class AuditVerification0220 extends Migration {
  override up(): void {
    this.addSql(`
      create table audit_verification (
        id           uuid primary key,
        log_id       uuid not null,
        requested_at timestamptz not null,
        state        text not null,
        progress     double precision not null default 0,
        moved_at     timestamptz not null,
        finished_at  timestamptz,
        size         bigint,
        root         text,
        findings     text,
        constraint audit_verification_state_known check (state in ('queued', 'running', 'done'))
      );
      create index audit_verification_unfinished on audit_verification (moved_at) where state in ('queued', 'running');
    `);
  }
}
