import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CodeNames } from '../audit/sentences/code-names.js';
import { AddConnection } from './add-connection.use-case.js';
import { ChangeSources } from './change-sources.use-case.js';
import { ConnectionCodeNames } from './connection-code-names.js';
import { ConnectionNews } from './connection-news.js';
import { ConnectionsController } from './connections.controller.js';
import { FindingsController } from './findings.controller.js';
import { CheckCredentials } from './credentials/check-credentials.use-case.js';
import { CredentialsController } from './credentials/credentials.controller.js';
import { EnterCredentials } from './credentials/enter-credentials.use-case.js';
import { Setups } from './credentials/setups.js';
import { ShowCredentials } from './credentials/show-credentials.query.js';
import { TakeVerdicts } from './credentials/take-verdicts.js';
import { VerifyCredentials } from './credentials/verify-credentials.use-case.js';
import { ChangeGuideText } from './guide/change-guide-text.use-case.js';
import { GuideController } from './guide/guide.controller.js';
import { GuideTexts } from './guide/guide-texts.js';
import { ListGuideTexts } from './guide/list-guide-texts.query.js';
import { LabelConnection } from './label-connection.use-case.js';
import { LabelsController } from './labels.controller.js';
import { ListConnectionChanges } from './list-connection-changes.query.js';
import { ListConnections } from './list-connections.query.js';
import { OpenConnections } from './open-connections.js';
import { PartnersController } from './partners.controller.js';
import { Connection } from './public/connection.entity.js';
import { ConnectionSeen } from './public/connection-seen.js';
import { Connections } from './public/connections.js';
import { CredentialVault } from './public/credential-vault.js';
import { Findings } from './public/findings.js';
import { ListFindings } from './public/list-findings.query.js';
import { MoveConnection } from './public/move-connection.js';
import { PartnerManifests } from './public/partner-manifests.js';
import { SourcesController } from './sources.controller.js';
import { SwitchConnection } from './switch-connection.use-case.js';

/** Links of organisations to partners, and the partners that the operator offers. */
@Global()
@Module({
  imports: [MikroOrmModule.forFeature([Connection]), DiscoveryModule],
  controllers: [
    ConnectionsController,
    CredentialsController,
    FindingsController,
    GuideController,
    LabelsController,
    PartnersController,
    SourcesController,
  ],
  providers: [
    PartnerManifests,
    Connections,
    ConnectionNews,
    MoveConnection,
    Findings,
    ListFindings,
    ConnectionSeen,
    OpenConnections,
    ListConnectionChanges,
    ListConnections,
    SwitchConnection,
    AddConnection,
    LabelConnection,
    ChangeSources,
    GuideTexts,
    ListGuideTexts,
    ChangeGuideText,
    CredentialVault,
    Setups,
    EnterCredentials,
    CheckCredentials,
    VerifyCredentials,
    ShowCredentials,
    TakeVerdicts,
    { provide: CodeNames, useClass: ConnectionCodeNames },
  ],
  exports: [
    CodeNames,
    PartnerManifests,
    Connections,
    MoveConnection,
    Findings,
    ListFindings,
    ConnectionSeen,
    CredentialVault,
  ],
})
export class ConnectionsModule {}
