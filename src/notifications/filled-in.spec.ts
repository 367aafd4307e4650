import { describe, expect, it } from '@jest/globals';
import { filledIn } from './filled-in.js';

const message = {
  kind: 'connection.repair',
  subject: { en: '{partner} needs attention', de: '{partner} braucht Aufmerksamkeit' },
  body: { en: '{partner}:\n{reason}', de: '{partner}:\n{reason} ({unknown})' },
  params: { partner: 'JOIN', reason: 'Silent for 24 h' },
};

describe('a message filled in', () => {
  it('has the values of its params in both languages', () => {
    const { subject, body } = filledIn(message);
    expect(subject).toEqual({ en: 'JOIN needs attention', de: 'JOIN braucht Aufmerksamkeit' });
    expect(body.en).toBe('JOIN:\nSilent for 24 h');
  });

  it('keeps a placeholder that nothing fills, and everything else about it', () => {
    const complete = filledIn(message);
    expect(complete.body.de).toContain('{unknown}');
    expect(complete.kind).toBe('connection.repair');
    expect(complete.params).toEqual(message.params);
  });

  it('keeps the subject on one line, whatever a value holds', () => {
    const { subject } = filledIn({ ...message, params: { partner: 'JOIN\r\nBcc: all@example.org' } });
    expect(subject.en).toBe('JOIN Bcc: all@example.org needs attention');
  });

  it('takes a value for nothing but text', () => {
    expect(filledIn({ ...message, params: { partner: '{reason} $& $1', reason: 'x' } }).subject.en).toBe(
      '{reason} $& $1 needs attention',
    );
    expect(filledIn({ ...message, subject: { en: '{constructor}', de: '' } }).subject.en).toBe(
      '{constructor}',
    );
  });
});
