import { MasterKeys } from '@andock/secret-box';
import { EntityManager } from '@mikro-orm/postgresql';
import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { DestroyKeysTask } from './destroy-keys.task.js';
import { KeyShelf } from './key-shelf.js';
import { KeyStore } from './key-store.js';
import { masterKeysFor } from './master-keys.provider.js';
import { openShelf } from './open-shelf.js';
import { OrganisationKeys } from './organisation-keys.js';
import { RotateMasterKey } from './rotate-master-key.js';
import { RotationProgress } from './rotation-progress.js';
import { SealingKeys } from './sealing-keys.js';
import { Secrets } from './secrets.js';
import { StockedKeyStore } from './stocked-key-store.js';

/** The master key, keys that last, keys that can be destroyed, and the secrets derived for single purposes. */
@Global()
@Module({
  providers: [
    { provide: MasterKeys, useFactory: masterKeysFor, inject: [Config, EntityManager] },
    SealingKeys,
    { provide: Secrets, useFactory: (keys: SealingKeys) => Secrets.open(keys), inject: [SealingKeys] },
    {
      provide: KeyShelf,
      useFactory: (config: Config, em: EntityManager) => openShelf(config, em),
      inject: [Config, EntityManager, Secrets],
    },
    { provide: KeyStore, useClass: StockedKeyStore },
    OrganisationKeys,
    DestroyKeysTask,
    RotateMasterKey,
    RotationProgress,
  ],
  exports: [MasterKeys, SealingKeys, OrganisationKeys, KeyShelf, KeyStore, Secrets, RotationProgress],
})
export class SecretsModule {}
