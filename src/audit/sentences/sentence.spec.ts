import { describe, expect, it } from '@jest/globals';
import { AUDIT_FACTS } from '../facts.js';
import { CodeNames } from './code-names.js';
import { factsTold, sentenceOf } from './sentence.js';

class Known extends CodeNames {
  override nameOf(fact: string, code: string) {
    if (fact === 'partner') return { en: code.toUpperCase(), de: code.toUpperCase() };
    if (fact === 'reason') return { en: `Because of ${code}.`, de: `Wegen ${code}.` };
    return undefined;
  }
}

const codes = new Known();
const told = (action: string, facts: Record<string, unknown>, outcome = 'success') => ({
  en: sentenceOf({ action, facts, outcome }, 'en', codes),
  de: sentenceOf({ action, facts, outcome }, 'de', codes),
});

describe('the sentence of an event', () => {
  it('is told with its facts, in both languages', () => {
    expect(told('key.saved', { last4: 'x7Qz', overlap: 'none', expiresAt: null })).toEqual({
      en: 'Saved the key ending in x7Qz',
      de: 'Schlüssel mit Ende x7Qz gespeichert',
    });
  });

  it('counts: none, one, many', () => {
    const sessions = (count: number) => told('account.disabled', { sessions: count }).de;
    expect([0, 1, 2000].map(sessions)).toEqual([
      'Konto gesperrt, keine Sitzung beendet',
      'Konto gesperrt, 1 Sitzung beendet',
      'Konto gesperrt, 2.000 Sitzungen beendet',
    ]);
  });

  it('says states, roles, partners, reasons and refusals by their names', () => {
    const changed = { partner: 'join', from: 'repair', to: 'connected', reason: null };
    expect(told('connection.changed', changed)).toEqual({
      en: 'Connection to JOIN is now “connected”, before “needs repair”',
      de: 'Verbindung zu JOIN ist jetzt „Verbunden“, vorher „Reparatur nötig“',
    });
    expect(told('connection.changed', { ...changed, reason: 'rain' }).de).toMatch(/nötig“\. Wegen rain\.$/);
    const same = { partner: 'join', from: 'connected', to: 'connected', reason: 'rain' };
    expect(told('connection.changed', same).de).toBe('Verbindung zu JOIN ist jetzt „Verbunden“. Wegen rain.');
    expect(told('account.role-changed', { from: 'recruiter', to: 'manager' }).de).toBe(
      'Rolle von Recruiting auf Verwaltung geändert',
    );
    const refused = { route: 'GET /v1/jobs', code: 'access.key-refused', times: 1 };
    expect(told('access.refused', refused, 'denied').en).toBe(
      'Refused 1 call of GET /v1/jobs: no valid API key',
    );
  });

  it.each(['2025-14', '2025-12', '2026-99-99T10:00:00Z'])(
    'leaves an id alone that looks like a time: %s',
    (id) => {
      const facts = { externalId: id };
      const [told] = factsTold({ action: 'job.created', outcome: 'success', facts }, 'de', codes);
      expect(told?.value).toBe(id);
    },
  );

  it('tells times in UTC', () => {
    const facts = { last4: 'x7Qz', validUntil: '2026-11-22T08:05:00.000Z' };
    expect(told('key.replaced', facts).de).toBe(
      'Schlüssel mit Ende x7Qz ersetzt, gültig bis 22.11.2026, 08:05 UTC',
    );
  });

  it('does not claim what has failed', () => {
    expect(told('key.saved', { code: 'keys.draft-expired' }, 'failure').de).toBe(
      'Nicht gelungen: Schlüssel mit Ende … gespeichert',
    );
    const call = { route: 'GET /v1/jobs', status: 404, keyId: 'k', durationMs: 3, code: 'jobs.not-found' };
    expect(told('api.called', call, 'failure').de).toBe('GET /v1/jobs aufgerufen, Antwort 404');
  });

  it('names an action of a later version as it is', () => {
    expect(told('moon.landed', {}).de).toBe('moon.landed');
  });

  it.each(Object.entries(AUDIT_FACTS))('%s asks for the same facts in both languages', (_, { en, de }) => {
    const facts = (text: string) => [...text.matchAll(/[[\]]|\{\w+\}/g)].map(([name]) => name).sort();
    expect(facts(de)).toEqual(facts(en));
  });
});

describe('the facts of an event', () => {
  it('are told in words, each by its name', () => {
    const facts = { applicationId: 'a1', category: 'cv', mediaType: 'application/pdf', size: 1_234 };
    const event = { action: 'document.received', facts, outcome: 'success' };
    expect(factsTold(event, 'de', codes).map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Bewerbung: a1',
      'Art des Dokuments: Lebenslauf',
      'Dateityp: application/pdf',
      'Umfang: 1.234 Bytes',
    ]);
  });

  it('tells lists, empty ones, answers and switches', () => {
    const value = (action: string, facts: Record<string, unknown>) =>
      factsTold({ action, facts, outcome: 'success' }, 'en', codes).map((fact) => fact.value);
    expect(value('job.changed', { fields: ['title', 'salary'], version: 2 })).toEqual(['title, salary', '2']);
    expect(value('key.limited', { last4: 'x7Qz', networks: [] })).toEqual(['x7Qz', 'every address']);
    expect(value('credential.checked', { partner: 'personio', verdicts: { job: 'refuted' } })).toEqual([
      'PERSONIO',
      'job: refuted',
    ]);
    expect(value('support-request.commented', { internal: true })).toEqual(['yes']);
  });
});
