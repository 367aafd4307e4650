import { BoxDoesNotOpen, newDataKey } from '@andock/secret-box';
import { describe, expect, it } from '@jest/globals';
import { type ApplicationContent, openContent, sealContent } from './application-content.js';

const content: ApplicationContent = {
  candidate: { firstName: 'Zoë', lastName: 'Muster', email: 'zoe@example.org', phone: null },
  message: 'Grüße\nZoë',
  answers: [{ questionId: 'licence', value: 'yes' }],
};
const place = { organisationId: 'o1', id: 'a1' };

describe('sealed content', () => {
  it('opens as it was, with its own key at its own place', () => {
    const key = newDataKey();
    expect(openContent(key, place, sealContent(key, place, content))).toEqual(content);
  });

  it('shows nothing that was written', () => {
    const sealed = sealContent(newDataKey(), place, content);
    expect(sealed.includes('zoe@example.org')).toBe(false);
  });

  it('does not open with another key, nor at another row', () => {
    const key = newDataKey();
    const sealed = sealContent(key, place, content);
    expect(() => openContent(newDataKey(), place, sealed)).toThrow(BoxDoesNotOpen);
    expect(() => openContent(key, { ...place, id: 'a2' }, sealed)).toThrow(BoxDoesNotOpen);
    expect(() => openContent(key, { ...place, organisationId: 'o2' }, sealed)).toThrow(BoxDoesNotOpen);
  });
});
