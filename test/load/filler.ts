import type { Pool } from 'pg';
import { built } from '../support/built.ts';

type Hub = typeof import('../../src/hub.js');
type Settings = typeof import('../../src/platform/config/settings.schema.js');
type Stored = typeof import('../../src/platform/secrets/key-store.js');
type Sealing = typeof import('../../src/platform/secrets/sealing-keys.js');
type Content = typeof import('../../src/applications/application-content.js');
type Hash = typeof import('../../src/applications/email-hash.js');
type Mac = typeof import('../../src/audit/event-mac.js');
type Seal = typeof import('../../src/audit/sealing/seal-events.use-case.js');
type Events = typeof import('../../src/audit/audit-event.js');
type Store = typeof import('../../src/audit/store-events.js');

/** The hub's own code for what plain SQL cannot make: keys, sealed words, and the log. */
export interface Filler {
  readonly pool: Pool;
  readonly keys: InstanceType<Stored['KeyStore']>;
  readonly sealingKeys: InstanceType<Sealing['SealingKeys']>;
  readonly sealContent: Content['sealContent'];
  readonly emailHash: InstanceType<Hash['EmailHash']>;
  readonly mac: InstanceType<Mac['EventMac']>;
  readonly sealEvents: InstanceType<Seal['SealEvents']>;
  readonly auditEvent: Events['auditEvent'];
  readonly storeEvents: Store['storeEvents'];
  close(): Promise<void>;
}

/** Opens the hub's code on this database, without listening and without any work of its own. */
export async function openFiller(pool: Pool, env: Readonly<Record<string, string>>): Promise<Filler> {
  const { createApp } = (await built('hub.js')) as Hub;
  const { readSettings } = (await built('platform/config/settings.schema.js')) as Settings;
  const { KeyStore } = (await built('platform/secrets/key-store.js')) as Stored;
  const { SealingKeys } = (await built('platform/secrets/sealing-keys.js')) as Sealing;
  const { sealContent } = (await built('applications/application-content.js')) as Content;
  const { EmailHash } = (await built('applications/email-hash.js')) as Hash;
  const { EventMac } = (await built('audit/event-mac.js')) as Mac;
  const { SealEvents } = (await built('audit/sealing/seal-events.use-case.js')) as Seal;
  const { auditEvent } = (await built('audit/audit-event.js')) as Events;
  const { storeEvents } = (await built('audit/store-events.js')) as Store;
  const url = String(env['DATABASE_URL']);
  const app = await createApp(
    { ...readSettings({ ...env, LOG_LEVEL: 'silent' }), roles: [] },
    { url, migrationUrl: String(env['DATABASE_MIGRATION_URL']), stop: () => Promise.resolve() },
  );
  await app.init();
  return {
    ...{ pool, sealContent, auditEvent, storeEvents },
    keys: app.get(KeyStore),
    sealingKeys: app.get(SealingKeys),
    emailHash: app.get(EmailHash),
    mac: app.get(EventMac),
    sealEvents: app.get(SealEvents),
    close: () => app.close(),
  };
}
