import { MasterKeys } from '@andock/secret-box';
import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { DatabaseKeyStore } from './database-key-store.js';
import { KeyStore } from './key-store.js';
import { masterKeysFor } from './master-keys.provider.js';
import { Secrets } from './secrets.js';

/** The master key, the store of data keys, and the secrets derived for single purposes. */
@Global()
@Module({
  providers: [
    { provide: MasterKeys, useFactory: masterKeysFor, inject: [Config] },
    { provide: KeyStore, useClass: DatabaseKeyStore },
    { provide: Secrets, useFactory: (keys: KeyStore) => Secrets.open(keys), inject: [KeyStore] },
  ],
  exports: [MasterKeys, KeyStore, Secrets],
})
export class SecretsModule {}
