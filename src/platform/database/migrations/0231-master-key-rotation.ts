import { Migration } from '@mikro-orm/migrations';

/** How far the wrapping of all keys under a master key has come, for those who wait for its end. */
export class MasterKeyRotation0231 extends Migration {
  override up(): void {
    this.addSql(`
      create table master_key_rotation (
        master_key  text primary key,
        total       bigint not null,
        looked_at   bigint not null,
        rewrapped   bigint not null,
        started_at  timestamptz not null,
        moved_at    timestamptz not null,
        finished_at timestamptz,
        constraint master_key_rotation_counts check (total >= 0 and looked_at >= 0 and rewrapped >= 0)
      );
    `);
  }
}
