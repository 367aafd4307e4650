import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { CommentOnSupportRequest } from './comment-on-support-request.use-case.js';
import { ListSupportRequests } from './list-support-requests.query.js';
import { ReopenSupportRequest } from './reopen-support-request.use-case.js';
import { NewComment, SupportRequestDetail } from './support-requests.schemas.js';

const Id = z.uuid();

@ApiTags('Support requests')
@Controller('console/api/support-requests/:id')
export class SupportRequestCommentsController {
  constructor(
    private readonly commentOn: CommentOnSupportRequest,
    private readonly reopenRequest: ReopenSupportRequest,
    private readonly requests: ListSupportRequests,
  ) {}

  @Post('comments')
  @RequiresRight('support-requests.comment')
  @Audited('support-request.commented')
  @ApiOperation({
    operationId: 'commentOnSupportRequest',
    summary: 'Comment',
    description: 'Tells the other side, unless it is internal.',
  })
  @ApiCreatedResponse({ standardSchema: SupportRequestDetail, description: 'The request with the comment.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'support-requests.not-found')
  async comment(
    @CurrentActor() by: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: NewComment }) input: NewComment,
  ): Promise<SupportRequestDetail> {
    await this.commentOn.run(by, id, input);
    return this.requests.one(by, id);
  }

  @Post('reopen')
  @HttpCode(200)
  @RequiresRight('support-requests.comment')
  @Audited('support-request.reopened')
  @ApiOperation({
    operationId: 'reopenSupportRequest',
    summary: 'Open again',
    description: 'A rejected or withdrawn request waits again, with its comments. The connection asks again.',
  })
  @ApiOkResponse({ standardSchema: SupportRequestDetail, description: 'The request, open again.' })
  @ApiProblem(404, 'support-requests.not-found')
  @ApiProblem(409, 'support-requests.cannot-reopen')
  async reopen(
    @CurrentActor() by: Actor,
    @Param('id', { schema: Id }) id: string,
  ): Promise<SupportRequestDetail> {
    await this.reopenRequest.run(by, id);
    return this.requests.one(by, id);
  }
}
