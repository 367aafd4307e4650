import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { OutgoingModule } from '../platform/outgoing/outgoing.module.js';
import { DocumentLinks } from './document-links.js';
import { DocumentLinksController } from './document-links.controller.js';
import { FetchDocument } from './fetch-document.use-case.js';
import { OperatorAtsConnector } from './operator-ats-connector.js';
import { OperatorAtsPartner } from './operator-ats.manifest.js';
import { OperatorAtsRoute } from './operator-ats-route.js';
import { OperatorAtsSetup } from './operator-ats-setup.js';

/** An organisation's own ATS as an outbound partner: signed calls, documents by links. */
@Module({
  imports: [ApplicationsModule, OutgoingModule],
  controllers: [DocumentLinksController],
  providers: [
    OperatorAtsPartner,
    OperatorAtsSetup,
    OperatorAtsRoute,
    OperatorAtsConnector,
    DocumentLinks,
    FetchDocument,
  ],
})
export class OperatorAtsModule {}
