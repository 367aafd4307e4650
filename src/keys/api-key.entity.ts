import { defineEntity, p } from '@mikro-orm/core';
import type { KeyEnvironment } from '@andock/api-key';
import type { Scope } from '../access/scopes.js';
import { DraftVoid, KeyAlreadyDeleted } from './keys.errors.js';

/** How long a generated key may wait to be saved. */
export const DRAFT_MS = 15 * 60_000;

const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  properties: {
    id: p.uuid().primary(),
    keyId: p.text(),
    kind: p.text().$type<'partner' | 'operator'>(),
    organisationId: p.uuid().nullable(),
    connectionId: p.uuid().nullable(),
    name: p.text(),
    environment: p.text().$type<KeyEnvironment>(),
    scopes: p.array<Scope>(),
    allowedNetworks: p.array().default([]),
    digest: p.blob().hidden(),
    last4: p.text(),
    createdBy: p.uuid().nullable(),
    createdAt: p.datetime(),
    voidAt: p.datetime(),
    savedAt: p.datetime().nullable(),
    expiresAt: p.datetime().nullable(),
    deletedAt: p.datetime().nullable(),
  },
});

/** A key that we issued. The plain key is nowhere in it, only what proves it. */
export class ApiKey extends ApiKeySchema.class {
  declare readonly id: string;
  /** Public part of the key: finds the row. */
  declare readonly keyId: string;
  declare readonly kind: 'partner' | 'operator';
  declare readonly organisationId: string | null;
  declare readonly connectionId: string | null;
  declare readonly scopes: Scope[];
  /** From where calls with it are taken, as CIDR; from everywhere when empty. */
  declare readonly allowedNetworks: string[];
  declare readonly digest: Buffer;
  declare readonly last4: string;
  /** Until when an unsaved key can be saved. */
  declare readonly voidAt: Date;
  declare readonly savedAt: Date | null;
  declare readonly expiresAt: Date | null;
  declare readonly deletedAt: Date | null;

  /** Whether it was generated, and can still be saved. */
  isDraft(now: Date): boolean {
    return this.savedAt === null && this.deletedAt === null && now < this.voidAt;
  }

  /** Whether calls with it are let in. */
  isLive(now: Date): boolean {
    return (
      this.savedAt !== null && this.deletedAt === null && (this.expiresAt === null || now < this.expiresAt)
    );
  }

  /** Makes it valid. Throws `DraftVoid` when it waited too long or the next one was generated. */
  save(now: Date, expiresAt: Date | null): void {
    if (!this.isDraft(now)) throw new DraftVoid();
    Object.assign(this, { savedAt: now, expiresAt });
  }

  /** From now on only calls from there are taken; from everywhere when empty. */
  allowOnly(networks: readonly string[]): void {
    Object.assign(this, { allowedNetworks: [...networks] });
  }

  /** Ends at this moment at the latest. */
  endAt(moment: Date): void {
    if (this.expiresAt === null || moment < this.expiresAt) Object.assign(this, { expiresAt: moment });
  }

  /** From now on no call with it is let in, and a draft cannot be saved any more. Throws `KeyAlreadyDeleted`. */
  delete(now: Date): void {
    if (this.deletedAt) throw new KeyAlreadyDeleted();
    Object.assign(this, { deletedAt: now });
  }
}
ApiKeySchema.setClass(ApiKey);
