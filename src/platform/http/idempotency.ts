import { keyedHash } from '@andock/secret-box';
import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { Clock } from '../database/clock.js';
import type { Tx } from '../database/transactions.js';
import { Secrets } from '../secrets/secrets.js';
import { IdempotencyKeyInFlight, IdempotencyKeyReused } from './idempotency.errors.js';

const KEPT_MS = 24 * 3_600_000;

/** A call that must not take effect twice. */
export interface OnceRequest {
  /** Within what the key is unique: the connection, or else the organisation. */
  readonly scopeId: string;
  readonly key: string;
  /** Everything that makes this call what it is, as JSON; stored only as a keyed hash. */
  readonly payload: unknown;
  /** The status of the answer. */
  readonly status: number;
}

/** An answer, and whether it is the one that an earlier call got. */
export interface Once<Answer> {
  readonly answer: Answer;
  readonly replayed: boolean;
}

interface KeptAnswer {
  readonly mine: boolean;
  readonly request_hash: Buffer | null;
  readonly answer: unknown;
}

const LOOK_UP = `
  select pg_try_advisory_xact_lock(hashtextextended(call.scope_id || ' ' || call.key, 0)) as mine, kept.request_hash, kept.answer
  from (values (?::text, ?::text)) as call (scope_id, key)
  left join idempotency_key kept on kept.scope_id = call.scope_id::uuid and kept.key = call.key and kept.expires_at > ?`;

/** A row that another call committed after our look-up wins over ours. */
const KEEP = `
  insert into idempotency_key as kept (scope_id, key, request_hash, status, answer, expires_at) values (?, ?, ?, ?, ?, ?)
  on conflict (scope_id, key) do update
    set request_hash = excluded.request_hash, status = excluded.status, answer = excluded.answer, expires_at = excluded.expires_at
    where kept.expires_at <= ?
  returning 1 as kept`;

/** Makes a repeated call harmless: its answer is kept for 24 hours, in the transaction of its work. */
@Injectable()
export class Idempotency {
  private readonly hashKey: Buffer;

  constructor(
    secrets: Secrets,
    private readonly clock: Clock,
  ) {
    this.hashKey = secrets.derive('idempotency').key;
  }

  /** Does the work and keeps its answer, or gives back the answer of the first such call without doing anything. */
  async once<Answer>(tx: Tx, request: OnceRequest, work: () => Promise<Answer>): Promise<Once<Answer>> {
    const { scopeId, key, payload, status } = request;
    const now = this.clock.now();
    const requestHash = keyedHash(this.hashKey, canonicalize(payload) ?? '');
    const [kept] = await tx.execute<KeptAnswer[]>(LOOK_UP, [scopeId, key, now]);
    if (kept?.request_hash) {
      if (!kept.request_hash.equals(requestHash)) throw new IdempotencyKeyReused();
      return { answer: kept.answer as Answer, replayed: true };
    }
    if (!kept?.mine) throw new IdempotencyKeyInFlight();
    const answer = await work();
    const expiresAt = new Date(now.getTime() + KEPT_MS);
    const written = await tx.execute<object[]>(KEEP, [
      scopeId,
      key,
      requestHash,
      status,
      JSON.stringify(answer),
      expiresAt,
      now,
    ]);
    if (written.length === 0) throw new IdempotencyKeyInFlight();
    return { answer, replayed: false };
  }
}
