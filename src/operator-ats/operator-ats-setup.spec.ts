import { describe, expect, it } from '@jest/globals';
import { verdictNames } from '../connections/public/verdict.js';
import type { OutgoingAnswer } from '../platform/outgoing/outgoing-calls.js';
import { verdictsOf } from './operator-ats-setup.js';

const answered = (status: number): OutgoingAnswer => ({
  kind: 'answered',
  status,
  retryAfter: null,
  body: '',
});
const lost = (cause: 'timeout' | 'address-refused'): OutgoingAnswer => ({
  kind: 'unreachable',
  cause,
  sent: false,
  detail: null,
});

describe('two pings', () => {
  it.each([
    ['the right one taken, the wrong one refused', answered(204), answered(401), 'confirmed', 'confirmed'],
    ['both taken', answered(200), answered(200), 'confirmed', 'unproven'],
    ['the wrong one lost', answered(200), lost('timeout'), 'confirmed', 'unproven'],
    ['both refused', answered(401), answered(401), 'confirmed', 'refuted'],
    ['nobody there', answered(404), answered(404), 'refuted', 'unproven'],
    ['moved', answered(302), answered(302), 'refuted', 'unproven'],
    ['down', answered(503), answered(503), 'unproven', 'unproven'],
    ['no answer', lost('timeout'), lost('timeout'), 'unproven', 'unproven'],
    ['a private address', lost('address-refused'), lost('address-refused'), 'refuted', 'unproven'],
  ])('%s', (_, signed, wrong, url, signingSecret) =>
    expect(verdictNames(verdictsOf(signed, wrong))).toEqual({ url, signingSecret }),
  );
});
