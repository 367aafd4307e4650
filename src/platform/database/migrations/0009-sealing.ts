import { Migration } from '@mikro-orm/migrations';

/** The sealed log: a Merkle tree per organisation and one of the instance (the nil uuid), and its signed checkpoints. */
export class Sealing0009 extends Migration {
  override up(): void {
    this.addSql(`
      create table audit_log_head (
        log_id    uuid primary key,
        size      bigint not null,
        root      bytea not null,
        frontier  text not null,
        sealed_at timestamptz not null
      );

      create table audit_leaf (
        log_id    uuid not null,
        seq       bigint not null,
        event_id  uuid not null,
        at        timestamptz not null,
        leaf_hash bytea not null,
        primary key (log_id, seq),
        constraint audit_leaf_event_once unique (event_id),
        constraint audit_leaf_is_sha256 check (octet_length(leaf_hash) = 32)
      );
      create trigger audit_leaf_append_only before update or delete on audit_leaf
        for each row execute function audit_event_is_append_only();

      create table audit_quarantine (
        event_id        uuid primary key,
        organisation_id uuid,
        at              timestamptz not null,
        found           text not null,
        found_at        timestamptz not null default now(),
        constraint audit_quarantine_found_known check (found in ('missing', 'changed', 'forged'))
      );

      create table audit_checkpoint (
        log_id    uuid not null,
        origin    text not null,
        size      bigint not null,
        root      bytea not null,
        note      text not null,
        signed_at timestamptz not null,
        primary key (log_id, origin, size)
      );
    `);
  }
}
