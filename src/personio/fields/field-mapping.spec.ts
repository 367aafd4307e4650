import { describe, expect, it } from '@jest/globals';
import { NO_MAPPING, placeOf } from './field-mapping.js';
import { FieldMappingInput } from './field-mapping.schemas.js';

describe('the place of an answer', () => {
  it.each([
    ['licence', 'message'],
    ['available_from', 'available_from'],
    ['custom_attribute_12', 'custom_attribute_12'],
    ['custom_attribute_0', 'message'],
    ['birthday', 'nothing'],
    ['gender', 'nothing'],
    ['toString', 'message'],
  ])('of %s is %s by itself', (question, place) => {
    expect(placeOf(question, NO_MAPPING)).toBe(place);
  });

  it('is what somebody has chosen', () => {
    expect(placeOf('gender', { ...NO_MAPPING, answers: { gender: 'message' } })).toBe('message');
  });
});

describe('a choice', () => {
  const given = { answers: [], channels: [], tags: [] };
  it.each([
    ['an attribute that Personio does not have', { answers: [{ questionId: 'q', goesTo: 'email' }] }],
    [
      'a question twice',
      {
        answers: [
          { questionId: 'q', goesTo: 'message' },
          { questionId: 'q', goesTo: 'phone' },
        ],
      },
    ],
    ['a channel that is no number', { channels: [{ source: 'join', channelId: 'x' }] }],
    ['the same tag twice', { tags: ['a', 'A'] }],
  ])('is not: %s', (_, change) => {
    expect(FieldMappingInput.safeParse({ ...given, ...change }).success).toBe(false);
  });
});
