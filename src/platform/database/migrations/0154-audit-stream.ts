import { Migration } from '@mikro-orm/migrations';

/** How far each log has been told to the operator's webhook. */
export class AuditStream0154 extends Migration {
  override up(): void {
    this.addSql(`
      create table audit_stream_cursor (
        log_id        uuid primary key,
        next_seq      bigint not null default 0,
        claimed_until timestamptz not null default '-infinity',
        not_before    timestamptz not null default '-infinity',
        failures      integer not null default 0,
        failure       text,
        moved_at      timestamptz not null default now()
      );
    `);
  }
}
