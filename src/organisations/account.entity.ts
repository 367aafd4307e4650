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
    disabledAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  },
});

/** A person who may sign in. */
export class Account extends AccountSchema.class {}
AccountSchema.setClass(Account);
