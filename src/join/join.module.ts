import { Module } from '@nestjs/common';
import { JoinSilenceCheck } from './checks/join-silence.check.js';
import { FirstGoodCall } from './first-good-call.js';
import { GetOwnConnection } from './get-own-connection.query.js';
import { JoinPartner } from './join-partner.js';
import { ListPostings } from './list-postings.query.js';
import { PartnerConnectionController } from './partner-connection.controller.js';
import { PostingsController } from './postings.controller.js';
import { ReportPostings } from './report-postings.use-case.js';
import { ReportStatus } from './report-status.use-case.js';

/** JOIN, and what an inbound partner says about its own connection. */
@Module({
  controllers: [PartnerConnectionController, PostingsController],
  providers: [
    JoinPartner,
    GetOwnConnection,
    ReportStatus,
    ReportPostings,
    ListPostings,
    FirstGoodCall,
    JoinSilenceCheck,
  ],
})
export class JoinModule {}
