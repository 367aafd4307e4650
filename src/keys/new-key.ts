import { type MintedKey, mintApiKey } from '@andock/api-key';
import { v7 as uuidv7 } from 'uuid';
import { accountOf, type Actor } from '../access/actor.js';
import type { Scope } from '../access/scopes.js';
import type { Connection } from '../connections/public/connection.entity.js';
import type { Tx } from '../platform/database/transactions.js';
import { ApiKey, DRAFT_MS } from './api-key.entity.js';
import type { GeneratedKey } from './keys.schemas.js';

/** What a new key is for. */
export interface KeyPurpose {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** The connection whose partner calls with it; null for an operator key. */
  readonly connection: Connection | null;
}

/** A draft in the database and, only here, its plain key. */
export interface NewKey {
  readonly key: ApiKey;
  readonly answer: GeneratedKey;
}

/** Mints a key and stores what proves it. */
export async function newKey(
  tx: Tx,
  by: Actor,
  { name, scopes, connection }: KeyPurpose,
  now: Date,
): Promise<NewKey> {
  const { token, keyId, digest, last4 }: MintedKey = mintApiKey('live');
  const voidAt = new Date(now.getTime() + DRAFT_MS);
  const key = tx.create(ApiKey, {
    id: uuidv7(),
    keyId,
    kind: connection ? 'partner' : 'operator',
    organisationId: connection?.organisationId ?? null,
    connectionId: connection?.id ?? null,
    name,
    environment: 'live',
    scopes: [...scopes],
    allowedNetworks: [],
    digest,
    last4,
    createdBy: accountOf(by),
    createdAt: now,
    voidAt,
    savedAt: null,
    expiresAt: null,
    deletedAt: null,
  });
  await tx.flush();
  return { key, answer: { id: key.id, key: token, last4, state: 'draft', voidAt: voidAt.toISOString() } };
}
