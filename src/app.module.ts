import { type DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { AccessModule } from './access/access.module.js';
import { ApplicationsModule } from './applications/applications.module.js';
import { AuditModule } from './audit/audit.module.js';
import { ConnectLinksModule } from './connect-links/connect-links.module.js';
import { ConnectionsModule } from './connections/connections.module.js';
import { DeliveriesModule } from './deliveries/deliveries.module.js';
import { DemoModule } from './demo/demo.module.js';
import { GuidesModule } from './guides/guides.module.js';
import { HealthModule } from './health/health.module.js';
import { LiveModule } from './live/live.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { JoinModule } from './join/join.module.js';
import { KeysModule } from './keys/keys.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { OverviewModule } from './overview/overview.module.js';
import { OperatorAtsModule } from './operator-ats/operator-ats.module.js';
import { PersonioModule } from './personio/personio.module.js';
import type { Config } from './platform/config/config.js';
import { ConfigModule } from './platform/config/config.module.js';
import type { Database } from './platform/database/database.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { ProblemModule } from './platform/http/problem.module.js';
import { MailModule } from './platform/mail/mail.module.js';
import { QueueModule } from './platform/queue/queue.module.js';
import { ChecksModule } from './platform/schedule/checks.module.js';
import { SecretsModule } from './platform/secrets/secrets.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { RestoreModule } from './restore/restore.module.js';
import { SupportRequestsModule } from './support-requests/support-requests.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';
import { loggerOptions } from './platform/telemetry/logger-options.js';

/** The table of contents. */
@Module({})
export class AppModule {
  static with(config: Config, database: Database): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        LoggerModule.forRoot(loggerOptions(config)),
        DatabaseModule.with(config, database),
        SecretsModule,
        QueueModule,
        ChecksModule,
        MailModule,
        ProblemModule,
        AccessModule,
        AuditModule,
        OrganisationsModule,
        NotificationsModule,
        ConnectionsModule,
        ConnectLinksModule,
        KeysModule,
        SupportRequestsModule,
        JobsModule,
        ApplicationsModule,
        DeliveriesModule,
        PrivacyModule,
        WebhooksModule,
        RestoreModule,
        JoinModule,
        PersonioModule,
        OperatorAtsModule,
        DemoModule,
        HealthModule,
        OverviewModule,
        LiveModule,
        GuidesModule,
      ],
    };
  }
}
