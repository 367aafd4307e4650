import { Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { NotAudited } from '../audit/audited.decorators.js';
import { type Page, PageQuery } from '../platform/http/cursor.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { ListNotices } from './list-notices.query.js';
import { type Notice, NoticePage } from './notifications.schemas.js';
import { ReadNotice } from './read-notice.use-case.js';

@ApiTags('notices')
@Controller('console/api/notices')
export class NotificationsController {
  constructor(
    private readonly listNotices: ListNotices,
    private readonly readNotice: ReadNotice,
  ) {}

  @Get()
  @RequiresRight('notices.own')
  @ApiOperation({
    operationId: 'listNotices',
    summary: 'List own notices',
    description:
      'What the signed-in person was told, newest first, in the language of `Accept-Language`, else of the account.',
  })
  @ApiOkResponse({ standardSchema: NoticePage, description: 'A page of notices.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(401, 'access.sign-in-needed')
  list(
    @CurrentActor() by: Actor,
    @Query({ schema: PageQuery }) query: PageQuery,
    @Headers('accept-language') language: string | undefined,
  ): Promise<Page<Notice>> {
    return this.listNotices.run(by, query, language);
  }

  @Post(':id/read')
  @HttpCode(204)
  @RequiresRight('notices.own')
  @NotAudited('reading one’s own notice is of no consequence to anybody else')
  @ApiOperation({
    operationId: 'readNotice',
    summary: 'Mark a notice as read',
    description: 'The first time counts; again changes nothing.',
  })
  @ApiNoContentResponse({ description: 'Marked as read.' })
  @ApiProblem(401, 'access.sign-in-needed')
  @ApiProblem(404, 'notifications.notice-not-found')
  read(@CurrentActor() by: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.readNotice.run(by, id);
  }
}
