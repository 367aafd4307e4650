import { performance } from 'node:perf_hooks';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Scope } from '../access/scopes.js';
import { runSql } from '../platform/database/run-sql.js';

const FRESH_MS = 5_000;
const MOST_REMEMBERED = 10_000;

/** What a key's row says about a call. */
export interface KeyRow {
  readonly id: string;
  readonly organisationId: string | null;
  readonly connectionId: string | null;
  readonly scopes: readonly Scope[];
  readonly allowedNetworks: readonly string[];
  readonly digest: Buffer;
  readonly saved: boolean;
  readonly deleted: boolean;
  /** Milliseconds since 1970; null if never. */
  readonly expiresAtMs: number | null;
}

const BY_KEY_ID = `
  select id, organisation_id as "organisationId", connection_id as "connectionId", scopes, digest,
         allowed_networks as "allowedNetworks",
         saved_at is not null as saved, deleted_at is not null as deleted,
         (extract(epoch from expires_at) * 1000)::float8 as "expiresAtMs"
  from api_key where key_id = $1`;

/**
 * Rows of keys by their public key id. Rows of valid keys are remembered for a few seconds: that only speeds up,
 * because the statement that makes a call's audit event durable asks the database once more.
 */
@Injectable()
export class KeyRows {
  private readonly remembered = new Map<string, { readonly row: KeyRow; readonly readAt: number }>();

  constructor(private readonly em: EntityManager) {}

  /** The row of a valid key as it was at most five seconds ago. */
  recent(keyId: string): KeyRow | undefined {
    const known = this.remembered.get(keyId);
    return known && performance.now() - known.readAt < FRESH_MS ? known.row : undefined;
  }

  /** The row as it is now. */
  async read(keyId: string): Promise<KeyRow | undefined> {
    const readAt = performance.now();
    const [row] = await runSql<KeyRow>(this.em.fork(), BY_KEY_ID, [keyId]);
    if (row?.saved && !row.deleted) this.remember(keyId, row, readAt);
    else this.forget(keyId);
    return row;
  }

  forget(keyId: string): void {
    this.remembered.delete(keyId);
  }

  private remember(keyId: string, row: KeyRow, readAt: number): void {
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(keyId, { row, readAt });
  }
}
