import { Body, Controller, Get, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresRight } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import type { Page } from '../../platform/http/cursor.js';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import { Audited } from '../audited.decorators.js';
import { ListReviews } from './list-reviews.query.js';
import { ReviewLog } from './review-log.use-case.js';
import { ReviewInput, ReviewPage, ReviewsQuery, type ReviewView } from './reviews.schemas.js';

@ApiTags('audit')
@Controller('console/api/audit/reviews')
export class ReviewsController {
  constructor(
    private readonly reviewLog: ReviewLog,
    private readonly listReviews: ListReviews,
  ) {}

  @Post()
  @HttpCode(HttpStatus.NO_CONTENT)
  @RequiresRight('audit.review')
  @Audited('log.reviewed')
  @ApiOperation({
    operationId: 'reviewAuditLog',
    summary: 'Sign off a period as reviewed',
    description: 'The review is an event of the log that it is about, and stands in its later exports.',
  })
  @ApiNoContentResponse({ description: 'The period is signed off.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'audit.log-not-found')
  review(@CurrentActor() by: Actor, @Body({ schema: ReviewInput }) input: ReviewInput): Promise<void> {
    return this.reviewLog.run(by, input);
  }

  @Get()
  @RequiresRight('audit.read')
  @ApiOperation({
    operationId: 'listAuditReviews',
    summary: 'List reviews',
    description: 'Newest first.',
  })
  @ApiOkResponse({ standardSchema: ReviewPage, description: 'A page of reviews.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'audit.log-not-found')
  list(
    @CurrentActor() by: Actor,
    @Query({ schema: ReviewsQuery }) query: ReviewsQuery,
  ): Promise<Page<ReviewView>> {
    return this.listReviews.run(by, query);
  }
}
