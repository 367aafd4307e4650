import { describe, expect, it } from '@jest/globals';
import type { PersonioAnswer } from '@andock/personio-client';
import { CONFIRMED, refuted, unproven } from '../connections/public/verdict.js';
import {
  accessVerdicts,
  jobVerdict,
  type PersonioVerdicts,
  withDryRun,
  withTestApplication,
} from './verdicts.js';

const exchange = {
  method: 'POST',
  path: '/',
  status: null,
  request: null,
  answer: null,
  durationMs: 1,
} as const;
const refused = (status: number, ...reasons: string[]): PersonioAnswer<void> => ({
  kind: 'refused',
  status,
  reasons: reasons.map((reason) => ({ field: null, reason })),
  exchange,
});
const missing = 'errors.attribute-validation.required-attribute';
const before: PersonioVerdicts = {
  job: unproven('host_unknown'),
  companyId: CONFIRMED,
  accessToken: CONFIRMED,
  channelId: unproven('first_delivery_proves_it'),
};

describe('token and company', () => {
  it('are confirmed only where a wrong token would have been refused', () => {
    expect(accessVerdicts(refused(400, missing), refused(401)).accessToken).toEqual(CONFIRMED);
    expect(accessVerdicts(refused(400, missing), refused(400, missing)).accessToken).toEqual(
      unproven('probe_proves_nothing'),
    );
  });

  it('a 401 refutes the token, a 403 the company; the other stays unproven', () => {
    expect(accessVerdicts(refused(401), refused(401))).toEqual({
      accessToken: refuted('credentials_rejected'),
      companyId: unproven('judged_with_the_other'),
    });
    expect(accessVerdicts(refused(403), refused(403)).companyId).toEqual(refuted('credentials_rejected'));
  });

  it('stay unproven when Personio is down', () => {
    const down: PersonioAnswer<void> = { kind: 'failed', status: 500, exchange };
    expect(accessVerdicts(down, down).companyId).toEqual(unproven('no_clear_answer'));
    expect(accessVerdicts(refused(400, missing), down).companyId).toEqual(unproven('no_clear_answer'));
  });
});

describe('the job', () => {
  it('is confirmed by the feed, refuted by a feed without it, and unproven without a feed', () => {
    const feed = { kind: 'jobs', jobs: [{ id: '1', name: '' }], exchange } as const;
    expect(jobVerdict(feed, '1')).toEqual(CONFIRMED);
    expect(jobVerdict(feed, '2')).toEqual(refuted('job_not_published'));
    expect(jobVerdict({ kind: 'no-feed', why: 'no-jobs', exchange }, '1')).toEqual(unproven('no_feed'));
  });
});

describe('a test application', () => {
  it('that arrives confirms all four', () => {
    const { job, channelId } = withTestApplication(before, { kind: 'accepted', value: undefined, exchange });
    expect([job, channelId]).toEqual([CONFIRMED, CONFIRMED]);
  });

  it('refutes the value that Personio names, the question included', () => {
    expect(
      withTestApplication(before, refused(400, 'errors.posting-validation.channel-not-found')).channelId,
    ).toEqual(refuted('channel_not_found'));
    const asked = { field: 'custom_attribute_1', reason: missing };
    const answer: PersonioAnswer<void> = { kind: 'refused', status: 400, reasons: [asked], exchange };
    expect(withTestApplication(before, answer).job).toEqual(
      refuted('question_required', 'custom_attribute_1'),
    );
  });
});

describe('an application that has to fail', () => {
  const poison = ['errors.file-validation.file-not-exists', 'errors.date-validation.date-in-the-future'];

  it('confirms job and channel only if both of its faults are named together', () => {
    expect(withDryRun(before, refused(400, ...poison)).channelId).toEqual(CONFIRMED);
    expect(withDryRun(before, refused(400, poison[0] ?? '')).channelId).toEqual(before.channelId);
  });

  it('refutes what is named beside them', () => {
    const after = withDryRun(before, refused(400, ...poison, 'errors.job-position.not-published'));
    expect([after.job, after.channelId]).toEqual([refuted('job_not_published'), CONFIRMED]);
  });
});
