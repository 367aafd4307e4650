import { describe, expect, it } from '@jest/globals';
import type { Parcel } from '../connections/public/parcel.js';
import { redactedWords } from './redacted-words.js';

const parcel: Parcel = {
  applicationId: 'a',
  jobId: 'j',
  organisationId: 'o',
  candidate: {
    firstName: 'Anna-Lena',
    lastName: 'O.Neil',
    email: 'anna@example.org',
    phone: '+43 (1) 22-33',
  },
  message: 'Why? [me]',
  answers: [{ questionId: 'q', value: '{size} M*' }],
  source: 'apply-form',
  receivedAt: new Date(0),
  documents: [],
};

describe('redactedWords', () => {
  it("keeps the partner's words without the candidate's, whatever signs they hold", () => {
    const said = `ANNA-LENA O.Neil <other@mail.test> ${parcel.candidate.phone} "${parcel.message}" {size} M* refused: OxNeil whsec_abc+/=`;
    expect(redactedWords(said, parcel)).toBe(
      '[redacted] [redacted] <[redacted]> [redacted] "[redacted]" [redacted] refused: OxNeil [redacted]',
    );
  });

  it('is not longer than what is kept', () => {
    expect(redactedWords('x'.repeat(100_000), parcel)).toHaveLength(4_000);
  });
});
