import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readSettings } from './settings.schema.js';
import { SettingsRefused } from './settings-refused.js';

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://app:secret@db.test/andock',
  MASTER_KEY: 'x'.repeat(43),
  PUBLIC_URL: 'https://hub.test/',
};

describe('settings', () => {
  it('are complete without any', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({
      port: 3000,
      publicUrl: 'http://localhost:3000',
      roles: ['api', 'worker', 'schedule'],
    });
    expect(settings.sandbox).toEqual({ on: true, port: 3001 });
    expect(settings.personio.baseUrl).toBe('http://127.0.0.1:3001/personio');
  });

  it('are frozen', () => {
    expect(Object.isFrozen(readSettings({}))).toBe(true);
  });

  it('leave stand-ins and demo out of production, and call the real Personio', () => {
    const settings = readSettings(production);
    expect([settings.sandbox.on, settings.demo.on]).toEqual([false, false]);
    expect(settings.personio.baseUrl).toBe('https://api.personio.de');
    expect(settings.publicUrl).toBe('https://hub.test');
  });

  it('name everything that production lacks, in one message', () => {
    expect(() => readSettings({ NODE_ENV: 'production', SANDBOX: 'on', DEMO: 'on' })).toThrow(
      /DATABASE_URL.*MASTER_KEY.*PUBLIC_URL.*SANDBOX.*DEMO/s,
    );
  });

  it('ask for a key store that processes can share when ROLES is split', () => {
    expect(() => readSettings({ ...production, ROLES: 'api' })).toThrow(/KEY_STORE_URL: needed/);
    expect(
      readSettings({ ...production, ROLES: 'api', KEY_STORE_URL: 'postgres://keys@db.test/keys' }).roles,
    ).toEqual(['api']);
  });

  it('refuse a key store in the database itself, whoever signs in there', () => {
    expect(() =>
      readSettings({ ...production, KEY_STORE_URL: 'postgres://keys@db.test:5432/andock' }),
    ).toThrow(/KEY_STORE_URL: a database of its own/);
  });

  describe('from files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'andock-settings-'));
    const file = join(folder, 'master-key');
    writeFileSync(file, `${'y'.repeat(43)}\n`);
    afterAll(() => rmSync(folder, { recursive: true }));
    const { MASTER_KEY: _, ...without } = production;

    it('are read without the line break at their end', () => {
      expect(readSettings({ ...without, MASTER_KEY_FILE: file }).masterKey).toBe('y'.repeat(43));
    });

    it('are refused when there is no such file, or the setting is given as well', () => {
      const missing = join(folder, 'missing');
      expect(() => readSettings({ ...without, MASTER_KEY_FILE: missing })).toThrow(
        `MASTER_KEY_FILE: ${missing} cannot be read`,
      );
      expect(() => readSettings({ ...production, MASTER_KEY_FILE: file })).toThrow(
        /MASTER_KEY: given twice, by itself and by MASTER_KEY_FILE(?!.*yyyy)/s,
      );
    });
  });

  it.each([
    ['KEY_STORE_URL', 'file:///keys'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://x'],
    ['ROLES', 'api,cook'],
    ['SANDBOX', 'maybe'],
    ['SUPPORT_EMAIL', 'nobody'],
    ['RETRY_SCALE', '0'],
  ])('name %s when it cannot be used', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(SettingsRefused);
    expect(() => readSettings({ [name]: value })).toThrow(
      new RegExp(`^These settings cannot be used:\\n  ${name}`),
    );
  });

  it.each([
    [
      'an issuer without a client',
      { OIDC_ISSUER: 'https://id.test', OIDC_ROLES: 'a=admin' },
      'OIDC_CLIENT_ID',
    ],
    ['an issuer without roles', { OIDC_ISSUER: 'https://id.test', OIDC_CLIENT_ID: 'hub' }, 'OIDC_ROLES'],
    ['a role that there is not', { OIDC_ROLES: 'a=manager' }, 'OIDC_ROLES'],
    ['no way in for staff', { STAFF_PASSWORDS: 'off' }, 'STAFF_PASSWORDS'],
  ])('refuse %s', (_, settings, name) => {
    expect(() => readSettings(settings)).toThrow(new RegExp(name));
  });

  it('never repeat a secret', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://app:hunter2@db' })).toThrow(/^(?!.*hunter2)/s);
  });

  it('take an empty value for a missing one', () => {
    expect(readSettings({ PORT: '', SMTP_URL: '' }).port).toBe(3000);
  });
});
