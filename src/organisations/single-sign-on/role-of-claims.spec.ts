import { describe, expect, it } from '@jest/globals';
import { roleOfClaims } from './role-of-claims.js';

const MAPPINGS = [
  { value: 'hub-admins', role: 'admin' },
  { value: 'hub-desk', role: 'support' },
] as const;
const roleOf = (claims: Record<string, unknown>, claim = 'groups') => roleOfClaims(claims, claim, MAPPINGS);

describe('the role that claims give', () => {
  it('is that of the first mapping that fits, whatever the order of the claim', () => {
    expect(roleOf({ groups: ['everyone', 'hub-desk', 'hub-admins'] })).toBe('admin');
    expect(roleOf({ groups: 'hub-desk' })).toBe('support');
  });

  it('stands behind a path where no claim has the whole name', () => {
    expect(roleOf({ realm_access: { roles: ['hub-desk'] } }, 'realm_access.roles')).toBe('support');
    expect(roleOf({ 'https://hub/roles': ['hub-admins'] }, 'https://hub/roles')).toBe('admin');
  });

  it.each([
    ['no claim', {}],
    ['another value', { groups: ['hub-adminsx', 'HUB-ADMINS', ''] }],
    ['several in one text', { groups: 'hub-desk,hub-admins' }],
    ['an object', { groups: { 'hub-admins': true } }],
    ['nothing', { groups: null }],
  ])('is none for %s', (_, claims) => {
    expect(roleOf(claims)).toBeUndefined();
  });

  it('is none for what every object has', () => {
    expect(roleOf({}, 'constructor.name')).toBeUndefined();
    expect(roleOf({}, '__proto__')).toBeUndefined();
  });
});
