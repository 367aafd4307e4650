import { defineEntity, p } from '@mikro-orm/core';
import type { Language } from '../platform/http/language.js';

export const MEMBER_ROLES = ['manager', 'recruiter', 'auditor'] as const;
export const STAFF_ROLES = ['admin', 'support', 'auditor'] as const;

/** What a person is within its organisation, or within the operator's staff. */
export type AccountRole = (typeof MEMBER_ROLES)[number] | (typeof STAFF_ROLES)[number];

const AccountSchema = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: p.uuid().primary(),
    kind: p.string().$type<'member' | 'staff'>(),
    role: p.string().$type<AccountRole>(),
    organisationId: p.uuid().nullable(),
    email: p.string(),
    name: p.string(),
    language: p.string().$type<Language>(),
    passwordHash: p.string().hidden().nullable(),
    alwaysByPassword: p.boolean().default(false),
    disabledAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  },
});

/** A person who may sign in. */
export class Account extends AccountSchema.class {
  declare readonly id: string;
  declare readonly kind: 'member' | 'staff';
  declare readonly role: AccountRole;
  declare readonly organisationId: string | null;
  declare readonly email: string;
  declare readonly language: Language;
  declare readonly passwordHash: string | null;
  /** Made on the command line for the day on which single sign-on fails. */
  declare readonly alwaysByPassword: boolean;
  /** Since when it may not sign in. */
  declare readonly disabledAt: Date | null;

  /** Whether a password lets it in; `staffPasswords` is the setting for staff. */
  signsInByPassword(staffPasswords: boolean): boolean {
    return this.passwordHash !== null && (this.kind === 'member' || staffPasswords || this.alwaysByPassword);
  }
  changeRole(role: AccountRole): void {
    Object.assign(this, { role });
  }
  changePassword(passwordHash: string): void {
    Object.assign(this, { passwordHash });
  }
  disable(now: Date): void {
    Object.assign(this, { disabledAt: now });
  }
  enable(): void {
    Object.assign(this, { disabledAt: null });
  }
}
AccountSchema.setClass(Account);
