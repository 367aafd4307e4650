import { describe, expect, it } from '@jest/globals';
import { CONFIRMED, messageOf, refusalIn, refuted, suffices, unproven, verdictNames } from './verdict.js';

const known = { account: CONFIRMED, token: CONFIRMED, channel: unproven('later') };
const needed = ['account', 'token'];

describe('verdicts', () => {
  it('let credentials take effect when nothing is refuted, and what is needed is confirmed or accepted unproven', () => {
    expect(suffices(known, needed, false)).toBe(true);
    const shaky = { ...known, token: unproven('no_clear_answer') };
    expect([suffices(shaky, needed, false), suffices(shaky, needed, true)]).toEqual([false, true]);
    expect(suffices({ ...known, channel: refuted('job_not_published') }, needed, true)).toBe(false);
  });

  it('put a connection into repair for what concerns all of it, not for a single job', () => {
    expect(refusalIn(known)).toBeUndefined();
    expect(refusalIn({ ...known, job: refuted('job_not_published') })).toBeUndefined();
    expect(refusalIn({ job: refuted('job_not_found'), token: refuted('credentials_rejected') })).toBe(
      'credentials_rejected',
    );
  });

  it('are recorded without their reasons, and shown in words with what to do', () => {
    expect(verdictNames(known)).toEqual({ account: 'confirmed', token: 'confirmed', channel: 'unproven' });
    const why = { later: { en: 'Later.', de: 'Später.' } };
    expect(messageOf(CONFIRMED, 'Acme', why).de).toBe('Von Acme bestätigt.');
    expect(messageOf(unproven('later'), 'Acme', why).de).toBe('Später.');
    expect(messageOf(refuted('question_required', 'size'), 'Acme', why).en).toContain('(size)');
  });
});
