import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module } from '@nestjs/common';
import { AssignSupportRequest } from './assign-support-request.use-case.js';
import { CommentOnSupportRequest } from './comment-on-support-request.use-case.js';
import { CreateSupportRequest } from './create-support-request.use-case.js';
import { DecideSupportRequest } from './decide-support-request.use-case.js';
import { ListSupportRequests } from './list-support-requests.query.js';
import { SupportRequest } from './support-request.entity.js';
import { SupportRequestsController } from './support-requests.controller.js';
import { WithdrawUndecided } from './withdraw-undecided.js';

/** How a customer gets a partner activated. */
@Module({
  imports: [MikroOrmModule.forFeature([SupportRequest])],
  controllers: [SupportRequestsController],
  providers: [
    CreateSupportRequest,
    DecideSupportRequest,
    AssignSupportRequest,
    CommentOnSupportRequest,
    ListSupportRequests,
    WithdrawUndecided,
  ],
})
export class SupportRequestsModule {}
