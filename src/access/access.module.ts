import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { KeyRateLimit } from '../platform/http/key-rate-limit.js';
import { AccessGuard } from './access.guard.js';
import { ApiKeyStrategy } from './api-key.strategy.js';
import { CsrfTokens } from './csrf-tokens.js';
import { DeclaredRoutes } from './declared-routes.js';
import { SessionStrategy } from './session.strategy.js';

/** Who calls, and whether they may. Its ports are filled by `keys`, `organisations` and `audit`. */
@Global()
@Module({
  imports: [PassportModule, DiscoveryModule],
  providers: [
    KeyRateLimit,
    ApiKeyStrategy,
    SessionStrategy,
    DeclaredRoutes,
    CsrfTokens,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [DeclaredRoutes, CsrfTokens],
})
export class AccessModule {}
