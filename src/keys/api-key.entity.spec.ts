import { describe, expect, it } from '@jest/globals';
import { ApiKey, DRAFT_MS } from './api-key.entity.js';
import { DraftVoid, KeyAlreadyDeleted } from './keys.errors.js';

const NOW = new Date('2026-03-01T10:00:00Z');
const after = (ms: number) => new Date(NOW.getTime() + ms);

const generated = (): ApiKey =>
  Object.assign(Object.create(ApiKey.prototype) as ApiKey, {
    voidAt: after(DRAFT_MS),
    savedAt: null,
    expiresAt: null,
    deletedAt: null,
  });

describe('ApiKey', () => {
  it('is good for nothing until it is saved', () => {
    const key = generated();
    expect(key.isLive(NOW)).toBe(false);
    key.save(NOW, null);
    expect(key.isLive(NOW)).toBe(true);
    expect(key.isDraft(NOW)).toBe(false);
  });

  it('can be saved until 15 minutes have passed, not at the fifteenth', () => {
    expect(DRAFT_MS).toBe(900_000);
    generated().save(after(DRAFT_MS - 1), null);
    expect(() => generated().save(after(DRAFT_MS), null)).toThrow(DraftVoid);
  });

  it('cannot be saved twice, nor after it was deleted', () => {
    const saved = generated();
    saved.save(NOW, null);
    expect(() => saved.save(NOW, null)).toThrow(DraftVoid);
    const deleted = generated();
    deleted.delete(NOW);
    expect(() => deleted.save(NOW, null)).toThrow(DraftVoid);
  });

  it('is over at the moment of its expiry', () => {
    const key = generated();
    key.save(NOW, after(1000));
    expect(key.isLive(after(999))).toBe(true);
    expect(key.isLive(after(1000))).toBe(false);
  });

  it('never lasts longer because something else ends it', () => {
    const key = generated();
    key.save(NOW, after(1000));
    key.endAt(after(5000));
    expect(key.expiresAt).toEqual(after(1000));
    key.endAt(after(500));
    expect(key.expiresAt).toEqual(after(500));
  });

  it('is deleted once and for all', () => {
    const key = generated();
    key.save(NOW, null);
    key.delete(after(1));
    expect(key.isLive(after(2))).toBe(false);
    expect(() => key.delete(after(3))).toThrow(KeyAlreadyDeleted);
    expect(key.deletedAt).toEqual(after(1));
  });
});
