import { Migration } from '@mikro-orm/migrations';

/** Hashes of complete subtrees of 256, 65,536 and 16,777,216 leaves, so that a proof reads a few hundred rows of any log. */
export class AuditSubtrees0151 extends Migration {
  override up(): void {
    this.addSql(`
      create table audit_subtree (
        log_id uuid not null,
        level  smallint not null,
        place  bigint not null,
        hash   bytea not null,
        primary key (log_id, level, place),
        constraint audit_subtree_level_known check (level between 1 and 3),
        constraint audit_subtree_is_sha256 check (octet_length(hash) = 32)
      );
    `);
  }
}
