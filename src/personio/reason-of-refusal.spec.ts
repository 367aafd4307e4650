import { describe, expect, it } from '@jest/globals';
import { reasonOfRefusal } from './reason-of-refusal.js';

const A = 'errors.attribute-validation.';

describe('what a refusal of Personio means', () => {
  it.each([
    ['errors.applicant-already-exists', 'email', { reason: 'duplicate_application' }],
    ['feature.recruiting.disabled', null, { reason: 'recruiting_disabled' }],
    ['feature.public-api.disabled', null, { reason: 'recruiting_disabled' }],
    ['errors.posting-validation.channel-not-found', 'recruiting_channel_id', { reason: 'channel_not_found' }],
    ['errors.posting-validation.posting-not-found', 'job_position_id', { reason: 'job_not_found' }],
    ['errors.job-position.not-published', 'job_position_id', { reason: 'job_not_published' }],
    [
      `${A}required-attribute`,
      'custom_attribute_1',
      { reason: 'question_required', field: 'custom_attribute_1' },
    ],
    [`${A}required-attribute`, 'last_name', { reason: 'invalid_field', field: 'last_name' }],
    [`${A}unknown`, 'custom_attribute_9', { reason: 'invalid_field', field: 'custom_attribute_9' }],
    [`${A}invalid-date-format`, 'available_from', { reason: 'invalid_field', field: 'available_from' }],
    [`${A}invalid-email-format`, 'email', { reason: 'invalid_field', field: 'email' }],
    [`${A}invalid-type`, 'job_position_id', { reason: 'invalid_field', field: 'job_position_id' }],
    [`${A}unknown-attribute-option`, 'gender', { reason: 'invalid_field', field: 'gender' }],
    [
      'errors.date-validation.date-in-the-future',
      'application_date',
      { reason: 'invalid_field', field: 'application_date' },
    ],
    ['errors.phase-validation.invalid-system-phase', 'phase', { reason: 'invalid_field', field: 'phase' }],
    ['errors.file-validation.file-not-exists', 'files', { reason: 'document_rejected' }],
    ['errors.file-validation.unknown-file-category', 'files', { reason: 'document_rejected' }],
    ['errors.invalid-file-type', 'file', { reason: 'document_rejected' }],
    ['errors.file-too-big', 'file', { reason: 'document_rejected' }],
    ['errors.something-new', 'email', { reason: 'partner_rejected' }],
  ])('%s at %s', (reason, field, meaning) => {
    expect(reasonOfRefusal(400, [{ field, reason }])).toEqual(meaning);
  });

  it('a 401 or 403 without a known code is about the credentials', () => {
    expect(reasonOfRefusal(401, [{ field: null, reason: 'errors.unauthorized' }])).toEqual({
      reason: 'credentials_rejected',
    });
    expect(reasonOfRefusal(403, [])).toEqual({ reason: 'credentials_rejected' });
  });

  it('a duplicate is never taken for wrong credentials, and decides before everything else', () => {
    const reasons = ['errors.job-position.not-published', 'errors.applicant-already-exists'];
    expect(
      reasonOfRefusal(
        401,
        reasons.map((reason) => ({ field: null, reason })),
      ),
    ).toEqual({ reason: 'duplicate_application' });
  });

  it('a body that says nothing is looked at by a person', () => {
    expect(reasonOfRefusal(400, [])).toEqual({ reason: 'partner_rejected' });
    expect(reasonOfRefusal(413, [])).toEqual({ reason: 'document_rejected' });
  });

  it('the attribute that only the context names is found', () => {
    const reasons = [
      { field: null, reason: `${A}required-attribute`, context: { attribute: 'custom_attribute_3' } },
    ];
    expect(reasonOfRefusal(400, reasons)).toEqual({
      reason: 'question_required',
      field: 'custom_attribute_3',
    });
  });
});
