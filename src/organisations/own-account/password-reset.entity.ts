import { defineEntity, p } from '@mikro-orm/core';

/** How long a link to a new password is valid. */
export const RESET_MS = 3_600_000;

const PasswordResetSchema = defineEntity({
  name: 'PasswordReset',
  tableName: 'password_reset',
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    tokenHash: p.blob().hidden(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
});

/** Somebody may set a new password by the link of a mail, once. */
export class PasswordReset extends PasswordResetSchema.class {
  declare readonly id: string;
  declare readonly accountId: string;
  declare readonly expiresAt: Date;
  declare readonly usedAt: Date | null;

  isOpen(now: Date): boolean {
    return this.usedAt === null && now < this.expiresAt;
  }
  /** Used, or replaced by something newer: its link is worthless from now on. */
  close(now: Date): void {
    Object.assign(this, { usedAt: now });
  }
}
PasswordResetSchema.setClass(PasswordReset);
