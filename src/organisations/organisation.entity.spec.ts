import { describe, expect, it } from '@jest/globals';
import { Organisation } from './organisation.entity.js';

const organisation = () => Object.assign(new Organisation(), { name: 'Muster GmbH', country: 'DE' });

describe('an organisation', () => {
  it('takes over what differs and names it', () => {
    const changed = organisation();
    expect(changed.change({ name: 'Muster SE', country: 'DE' })).toEqual(['name']);
    expect(changed.name).toBe('Muster SE');
  });

  it('names nothing when everything is as asked', () => {
    expect(organisation().change({ name: 'Muster GmbH', country: 'DE' })).toEqual([]);
  });
});
