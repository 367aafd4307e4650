import { describe, expect, it } from '@jest/globals';
import { ROLES } from '../../access/rights.js';
import { sessionAnswer } from './session-answer.js';
import { Session } from './session.schemas.js';

const account = {
  id: '01930000-0000-7000-8000-000000000000',
  organisationId: null,
  email: 'someone@muster.test',
  name: 'Someone',
};

describe('the answer of a session', () => {
  it.each(ROLES)('fits its schema for %s', (role) => {
    const kind = role.startsWith('staff.') ? 'staff' : 'member';
    const answer = sessionAnswer({ ...account, kind, role }, 'token', ['password']);
    expect(Session.parse(answer)).toEqual(answer);
    expect(`${answer.actor.kind}.${answer.actor.role}`).toBe(role);
  });

  it('names the rights of the role, and no more', () => {
    const { rights } = sessionAnswer({ ...account, kind: 'staff', role: 'staff.auditor' }, 'token', [
      'password',
    ]);
    expect(rights).toContain('audit.export');
    expect(rights).not.toContain('keys.manage');
  });
});
