import type { Config } from '../platform/config/config.js';
import type { Rotation } from '../platform/secrets/rotation-progress.js';
import type { SettingsView } from './settings.schemas.js';

interface MasterKey {
  /** When it came into use; null before the first key. */
  readonly since: string | null;
  readonly rotation: Rotation | undefined;
}

/** What of the settings may be shown: hosts and places, never a password, a token or a query string. */
export function settingsView(config: Config, sealingKey: string, masterKey: MasterKey): SettingsView {
  const { operator, mail, database, audit } = config;
  const storage = new URL(config.storageUrl);
  return {
    operator: {
      name: operator.name,
      supportEmail: operator.supportEmail,
      logo: operator.logo === undefined ? null : hostOf(operator.logo),
      publicUrl: config.publicUrl,
    },
    signIn: {
      singleSignOn: config.singleSignOn === undefined ? null : singleSignOnView(config, config.singleSignOn),
      staffPasswords: config.staffPasswords,
    },
    mail: {
      by: mail.smtpUrl === undefined ? 'files' : 'smtp',
      server: mail.smtpUrl === undefined ? null : hostOf(mail.smtpUrl),
      from: mail.from,
    },
    storage: {
      kind: storage.protocol === 's3:' ? 's3' : 'disk',
      place: storage.protocol === 's3:' ? storage.hostname : decodeURIComponent(storage.pathname),
    },
    database: {
      kind: database.url === undefined ? 'embedded' : 'own',
      separateOwner: database.url === undefined || database.migrationUrl !== undefined,
      pool: database.pool,
    },
    keys: {
      master: config.masterKey === undefined ? 'file' : 'setting',
      store: config.keyStoreUrl === undefined ? 'file' : 'own',
      sealing: sealingKey,
      masterSince: masterKey.since,
      rotation: masterKey.rotation ?? null,
    },
    retention: { auditMonths: audit.retentionMonths ?? null },
    checkpoints: {
      folder: audit.checkpointDir,
      webhook: audit.checkpointWebhook === undefined ? null : hostOf(audit.checkpointWebhook),
      mail: audit.checkpointMail ?? null,
    },
    process: {
      roles: [...config.roles],
      production: config.production,
      sandbox: config.sandbox.on,
      demo: config.demo.on,
      node: process.version,
    },
  };
}

const singleSignOnView = (
  { publicUrl }: Config,
  { issuer, clientId, clientSecret, name, roleClaim, roles, signOut }: NonNullable<Config['singleSignOn']>,
) => ({
  name,
  issuer,
  clientId,
  hasSecret: clientSecret !== undefined,
  returnsTo: `${publicUrl}/sign-in/complete`,
  signedOutTo: signOut ? `${publicUrl}/sign-in` : null,
  roleClaim,
  roles: roles.map(({ value, role }) => ({ value, role })),
});

const hostOf = (url: string): string => new URL(url).host;
