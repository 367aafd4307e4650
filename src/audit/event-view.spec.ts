import { describe, expect, it } from '@jest/globals';
import { AUDIT_FACTS } from './facts.js';
import { sentenceOf } from './event-view.js';

describe('the sentence of an event', () => {
  it('is told with its facts, in both languages', () => {
    const event = { action: 'key.saved', facts: { last4: 'x7Qz', overlap: 'none', expiresAt: null } };
    expect(sentenceOf(event, 'en')).toBe('Saved the key ending in x7Qz');
    expect(sentenceOf(event, 'de')).toBe('Schlüssel mit Ende x7Qz gespeichert');
  });

  it('names an action of a later version as it is', () => {
    expect(sentenceOf({ action: 'moon.landed', facts: {} }, 'de')).toBe('moon.landed');
  });

  it.each(Object.entries(AUDIT_FACTS))('%s asks for the same facts in both languages', (_, { en, de }) => {
    const facts = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    expect(facts(de)).toEqual(facts(en));
  });
});
