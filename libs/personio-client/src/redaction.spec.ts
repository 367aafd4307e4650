import { describe, expect, it } from '@jest/globals';
import { candidateValues, Redaction, redactedApplication } from './redaction.js';

const application = {
  first_name: 'Anna Maria',
  last_name: 'Not',
  email: 'anna@example.test',
  phone: '0170 99',
  message: 'Ich habe zehn Jahre gepflegt.\nBitte rufen Sie mich an.',
  job_position_id: 1234567,
  recruiting_channel_id: 815,
  tags: ['join'],
  files: [{ uuid: 'u-1', category: 'cv', original_filename: 'anna.pdf' }],
  attributes: [{ id: 'custom_attribute_1', value: 'Führerschein' }],
};

describe('redactedApplication', () => {
  it('keeps ids, categories, tags and counts only', () => {
    expect(redactedApplication(application)).toEqual({
      first_name: '[redacted]',
      last_name: '[redacted]',
      email: '[redacted]',
      phone: '[redacted]',
      message: '[redacted]',
      job_position_id: 1234567,
      recruiting_channel_id: 815,
      tags: ['join'],
      files: [{ uuid: 'u-1', category: 'cv', original_filename: '[redacted]' }],
      attributes: [{ id: 'custom_attribute_1', value: '[redacted]' }],
    });
  });

  it('keeps nothing of what it does not know', () => {
    expect(redactedApplication('Anna')).toBe('[redacted]');
    expect(redactedApplication({ files: 'Anna', attributes: ['Anna'], anything: { else: 'Anna' } })).toEqual({
      files: '[redacted]',
      attributes: ['[redacted]'],
      anything: '[redacted]',
    });
  });
});

describe('Redaction', () => {
  const redaction = new Redaction(candidateValues(application));

  it('replaces what was sent, in any case, escaped or cut into words', () => {
    const body =
      '{"a":["ANNA","f\\u00fchrerschein","anna.pdf was bad"],"anna@example.test":1,"m":"... ich habe zehn Jahre gepflegt"}';
    expect(redaction.answer(body)).not.toMatch(/anna|f.+hrerschein|gepflegt/i);
  });

  it("leaves the partner's codes readable, even next to a candidate called like a part of one", () => {
    expect(redaction.answer('{"reason":"errors.posting-validation.posting-not-found","name":"not"}')).toBe(
      '{"reason":"errors.posting-validation.posting-not-found","name":"[redacted]"}',
    );
  });

  it('replaces e-mail addresses that nobody sent', () => {
    expect(redaction.answer('<p>ask boss@corp.example or boss%40corp.example</p>')).toBe(
      '<p>ask [redacted] or [redacted]</p>',
    );
  });

  it('gives at most 4 KB of valid text', () => {
    const long = redaction.answer(JSON.stringify({ text: 'ü'.repeat(10_000) }));
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(4096);
    expect(long).not.toContain('\uFFFD');
    expect(redaction.answer(`{"deep":${'['.repeat(5000)}${']'.repeat(5000)}}`).length).toBeLessThan(100);
  });

  it('reads a hostile answer fast', () => {
    const started = performance.now();
    redaction.answer('a'.repeat(1_000_000));
    redaction.answer(JSON.stringify(Array.from({ length: 50_000 }, () => 'x@'.repeat(8))));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
