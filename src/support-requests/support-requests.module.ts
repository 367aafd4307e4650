import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module } from '@nestjs/common';
import { AssignSupportRequest } from './assign-support-request.use-case.js';
import { WaitingRequestsCheck } from './checks/waiting-requests.check.js';
import { CommentOnSupportRequest } from './comment-on-support-request.use-case.js';
import { CreateSupportRequest } from './create-support-request.use-case.js';
import { DecideSupportRequest } from './decide-support-request.use-case.js';
import { ListSupportRequests } from './list-support-requests.query.js';
import { ReopenSupportRequest } from './reopen-support-request.use-case.js';
import { SupportRequest } from './support-request.entity.js';
import { SupportRequestCommentsController } from './support-request-comments.controller.js';
import { SupportRequestsController } from './support-requests.controller.js';
import { SupportStatisticsController } from './support-statistics.controller.js';
import { ReadSupportStatistics } from './support-statistics.query.js';
import { WithdrawUndecided } from './withdraw-undecided.js';

/** How a customer gets a partner activated. */
@Module({
  imports: [MikroOrmModule.forFeature([SupportRequest])],
  controllers: [SupportRequestsController, SupportRequestCommentsController, SupportStatisticsController],
  providers: [
    CreateSupportRequest,
    DecideSupportRequest,
    AssignSupportRequest,
    CommentOnSupportRequest,
    ListSupportRequests,
    WithdrawUndecided,
    ReopenSupportRequest,
    ReadSupportStatistics,
    WaitingRequestsCheck,
  ],
})
export class SupportRequestsModule {}
