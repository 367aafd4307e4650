import { Migration } from '@mikro-orm/migrations';

/** Every run of a check for a while, and how far a check that goes through many connections has come. */
export class CheckHistory0170 extends Migration {
  override up(): void {
    this.addSql(`
      create table check_history (
        name        text not null,
        started_at  timestamptz not null,
        ended       text not null,
        duration_ms integer not null,
        looked_at   integer,
        found       integer,
        error       text,
        primary key (name, started_at),
        constraint check_history_ended_known check (ended in ('finished', 'failed', 'too-late', 'abandoned')),
        constraint check_history_duration_is_positive check (duration_ms >= 0)
      );
      create index check_history_by_age on check_history (started_at);

      create table check_round (
        name     text primary key,
        after_id uuid,
        done_to  timestamptz not null
      );
    `);
  }
}
