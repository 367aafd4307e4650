import { defineEntity, p } from '@mikro-orm/core';
import type { Language } from '../../platform/http/language.js';
import type { AccountRole } from '../account.entity.js';

/** How long an invitation can be accepted. */
export const INVITATION_MS = 24 * 3_600_000;

const InvitationSchema = defineEntity({
  name: 'Invitation',
  tableName: 'invitation',
  properties: {
    id: p.uuid().primary(),
    kind: p.text().$type<'member' | 'staff'>(),
    role: p.text().$type<AccountRole>(),
    organisationId: p.uuid().nullable(),
    email: p.text(),
    language: p.text().$type<Language>(),
    tokenHash: p.blob().hidden(),
    invitedBy: p.uuid(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    acceptedAt: p.datetime().nullable(),
    withdrawnAt: p.datetime().nullable(),
  },
});

/** Somebody is asked by mail to make an account. The link is nowhere in it, only what proves it. */
export class Invitation extends InvitationSchema.class {
  declare readonly id: string;
  declare readonly kind: 'member' | 'staff';
  declare readonly role: AccountRole;
  declare readonly organisationId: string | null;
  declare readonly email: string;
  declare readonly language: Language;
  declare readonly createdAt: Date;
  declare readonly expiresAt: Date;
  declare readonly acceptedAt: Date | null;
  declare readonly withdrawnAt: Date | null;

  /** Whether its link still leads to an account. */
  isOpen(now: Date): boolean {
    return this.acceptedAt === null && this.withdrawnAt === null && now < this.expiresAt;
  }
  accept(now: Date): void {
    Object.assign(this, { acceptedAt: now });
  }
  withdraw(now: Date): void {
    Object.assign(this, { withdrawnAt: now });
  }
}
InvitationSchema.setClass(Invitation);
