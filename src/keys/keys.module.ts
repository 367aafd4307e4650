import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { KeyVerifier } from '../access/key-verifier.js';
import { ConnectionKeys } from '../connections/public/connection-keys.js';
import { ApiKey } from './api-key.entity.js';
import { KeysNeedAttentionCheck } from './checks/keys-need-attention.check.js';
import { DeleteKey } from './delete-key.use-case.js';
import { DeletedKeyWatch } from './deleted-key-watch.js';
import { GenerateKey } from './generate-key.use-case.js';
import { GenerateOperatorKey } from './generate-operator-key.use-case.js';
import { InBackground } from './in-background.js';
import { KeyCalls } from './key-calls.js';
import { KeyRows } from './key-rows.js';
import { KeyUseInterceptor } from './key-use.interceptor.js';
import { KeysController } from './keys.controller.js';
import { KeysOfConnection } from './keys-of-connection.js';
import { KeysOnConnection } from './keys-on-connection.js';
import { LimitKey } from './limit-key.use-case.js';
import { ListKeys } from './list-keys.query.js';
import { OperatorKeysController } from './operator-keys.controller.js';
import { SaveKey } from './save-key.use-case.js';
import { VerifyKey } from './verify-key.js';

/** API keys from generation to tombstone. Fills the port `KeyVerifier` of `access`. */
@Global()
@Module({
  imports: [MikroOrmModule.forFeature([ApiKey])],
  controllers: [KeysController, OperatorKeysController],
  providers: [
    GenerateKey,
    GenerateOperatorKey,
    SaveKey,
    DeleteKey,
    LimitKey,
    ListKeys,
    KeyCalls,
    KeyRows,
    KeysOfConnection,
    KeysOnConnection,
    { provide: ConnectionKeys, useExisting: KeysOfConnection },
    DeletedKeyWatch,
    InBackground,
    KeysNeedAttentionCheck,
    { provide: KeyVerifier, useClass: VerifyKey },
    { provide: APP_INTERCEPTOR, useClass: KeyUseInterceptor },
  ],
  exports: [KeyVerifier, ConnectionKeys],
})
export class KeysModule {}
