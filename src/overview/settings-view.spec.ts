import { describe, expect, it } from '@jest/globals';
import { readSettings } from '../platform/config/settings.schema.js';
import { settingsView } from './settings-view.js';

const SECRET = 'hunter2hunter2hunter2';
const view = (settings: Record<string, string>) =>
  settingsView(readSettings(settings), 'log+1+key', { since: null, rotation: undefined });

describe('settings as the console shows them', () => {
  it('show no secret of any setting', () => {
    const shown = view({
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://hub.example.org',
      DATABASE_URL: `postgres://hub:${SECRET}@db.example.org/hub`,
      DATABASE_MIGRATION_URL: `postgres://owner:${SECRET}@db.example.org/hub`,
      MASTER_KEY: SECRET,
      KEY_STORE_URL: `postgres://keys:${SECRET}@keys.example.org/keys`,
      STORAGE_URL: `s3://documents?accessKey=${SECRET}`,
      SMTP_URL: `smtps://mail:${SECRET}@smtp.example.org:465`,
      OPERATOR_LOGO: `https://cdn.example.org/logo.png?token=${SECRET}`,
      AUDIT_CHECKPOINT_WEBHOOK: `https://hooks.example.org/${SECRET}`,
      OIDC_ISSUER: 'https://id.example.org',
      OIDC_CLIENT_ID: 'andock',
      OIDC_CLIENT_SECRET: SECRET,
      OIDC_ROLES: 'hub-admins=admin',
      METRICS_TOKEN: SECRET,
      DEMO_PASSWORD: SECRET,
    });
    expect(JSON.stringify(shown)).not.toContain(SECRET);
    expect(shown).toMatchObject({
      signIn: {
        staffPasswords: true,
        singleSignOn: {
          returnsTo: 'https://hub.example.org/sign-in/complete',
          signedOutTo: 'https://hub.example.org/sign-in',
          hasSecret: true,
          roles: [{ value: 'hub-admins', role: 'admin' }],
        },
      },
      mail: { by: 'smtp', server: 'smtp.example.org:465' },
      storage: { kind: 's3', place: 'documents' },
      database: { kind: 'own', separateOwner: true },
      keys: { master: 'setting', store: 'own', sealing: 'log+1+key' },
      checkpoints: { webhook: 'hooks.example.org' },
    });
  });

  it('say what stands in without settings', () => {
    expect(view({ DATA_DIR: '/data' })).toMatchObject({
      mail: { by: 'files', server: null },
      storage: { kind: 'disk', place: '/data/documents' },
      database: { kind: 'embedded', separateOwner: true },
      keys: { master: 'file', store: 'file' },
      process: { roles: ['api', 'worker', 'schedule'], production: false, sandbox: true, demo: true },
    });
  });

  it('say when the hub owns its own tables', () => {
    const { database } = view({ DATABASE_URL: 'postgres://hub@db.example.org/hub' });
    expect(database).toMatchObject({ kind: 'own', separateOwner: false });
  });
});
