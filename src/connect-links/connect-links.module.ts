import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Global, Module } from '@nestjs/common';
import { ConnectSessions } from '../access/connect-sessions.js';
import { CloseConnectSession } from './close-connect-session.use-case.js';
import { ConnectLink } from './connect-link.entity.js';
import { ConnectLinkSessions } from './connect-link-sessions.js';
import { ConnectLinksApiController } from './connect-links-api.controller.js';
import { ConnectLinksController } from './connect-links.controller.js';
import { ConnectSessionController } from './connect-session.controller.js';
import { ListConnectLinks } from './list-connect-links.query.js';
import { MakeConnectLink } from './make-connect-link.use-case.js';
import { OpenConnectLink } from './open-connect-link.use-case.js';
import { RevokeConnectLink } from './revoke-connect-link.use-case.js';
import { RevokeOnSwitchOff } from './revoke-on-switch-off.js';
import { ShowConnectLink } from './show-connect-link.query.js';

/** One-time links with which a customer sets up one connection without an account. Fills the port `ConnectSessions` of `access`. */
@Global()
@Module({
  imports: [MikroOrmModule.forFeature([ConnectLink])],
  controllers: [ConnectLinksApiController, ConnectLinksController, ConnectSessionController],
  providers: [
    MakeConnectLink,
    ListConnectLinks,
    RevokeConnectLink,
    RevokeOnSwitchOff,
    ShowConnectLink,
    OpenConnectLink,
    CloseConnectSession,
    ConnectLinkSessions,
    { provide: ConnectSessions, useExisting: ConnectLinkSessions },
  ],
  exports: [ConnectSessions],
})
export class ConnectLinksModule {}
