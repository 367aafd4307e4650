import { Module } from '@nestjs/common';
import { JoinSilenceCheck } from './checks/join-silence.check.js';
import { FirstGoodCall } from './first-good-call.js';
import { GetOwnConnection } from './get-own-connection.query.js';
import { JoinPartner } from './join-partner.js';
import { ListPostings } from './list-postings.query.js';
import { PartnerActivityController } from './partner-activity.controller.js';
import { PartnerConnectionController } from './partner-connection.controller.js';
import { PostingsController } from './postings.controller.js';
import { ReportPostings } from './report-postings.use-case.js';
import { ReportStatus } from './report-status.use-case.js';
import { ShowPartnerActivity } from './show-partner-activity.query.js';

/** JOIN, and what an inbound partner says about its own connection. */
@Module({
  controllers: [PartnerConnectionController, PostingsController, PartnerActivityController],
  providers: [
    JoinPartner,
    GetOwnConnection,
    ReportStatus,
    ReportPostings,
    ListPostings,
    ShowPartnerActivity,
    FirstGoodCall,
    JoinSilenceCheck,
  ],
})
export class JoinModule {}
