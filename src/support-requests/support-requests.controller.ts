import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import * as z from 'zod';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import type { Page } from '../platform/http/cursor.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { AssignSupportRequest } from './assign-support-request.use-case.js';
import { CreateSupportRequest } from './create-support-request.use-case.js';
import { DecideSupportRequest } from './decide-support-request.use-case.js';
import { ListSupportRequests } from './list-support-requests.query.js';
import {
  AssignInput,
  NewSupportRequest,
  RejectInput,
  SupportRequestDetail,
  SupportRequestPage,
  SupportRequestQuery,
  type SupportRequestView,
} from './support-requests.schemas.js';

const Id = z.uuid();

@ApiTags('Support requests')
@Controller('console/api/support-requests')
export class SupportRequestsController {
  constructor(
    private readonly createRequest: CreateSupportRequest,
    private readonly decide: DecideSupportRequest,
    private readonly assignRequest: AssignSupportRequest,
    private readonly requests: ListSupportRequests,
  ) {}

  @Post()
  @RequiresRight('support-requests.create')
  @Audited('support-request.created')
  @ApiOperation({
    operationId: 'createSupportRequest',
    summary: 'Ask for an activation',
    description: 'Mails support. Asking again while the request is open changes nothing.',
  })
  @ApiCreatedResponse({ standardSchema: SupportRequestDetail, description: 'The request.' })
  @ApiOkResponse({ standardSchema: SupportRequestDetail, description: 'The request that was open before.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'connections.not-found')
  @ApiProblem(409, 'support-requests.nothing-to-ask-for')
  async create(
    @CurrentActor() by: Actor,
    @Body({ schema: NewSupportRequest }) input: NewSupportRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SupportRequestDetail> {
    const { id, created } = await this.createRequest.run(by, input);
    if (!created) response.status(200);
    return this.requests.one(by, id);
  }

  @Get()
  @RequiresRight('support-requests.read')
  @ApiOperation({
    operationId: 'listSupportRequests',
    summary: 'Requests',
    description: 'Oldest first: an organisation’s own, for staff all.',
  })
  @ApiOkResponse({ standardSchema: SupportRequestPage, description: 'A page of requests.' })
  @ApiProblem(400, 'request.invalid')
  list(
    @CurrentActor() by: Actor,
    @Query({ schema: SupportRequestQuery }) query: SupportRequestQuery,
  ): Promise<Page<SupportRequestView>> {
    return this.requests.run(by, query);
  }

  @Get(':id')
  @RequiresRight('support-requests.read')
  @ApiOperation({
    operationId: 'getSupportRequest',
    summary: 'One request',
    description: 'With its comments.',
  })
  @ApiOkResponse({ standardSchema: SupportRequestDetail, description: 'The request.' })
  @ApiProblem(404, 'support-requests.not-found')
  get(@CurrentActor() by: Actor, @Param('id', { schema: Id }) id: string): Promise<SupportRequestDetail> {
    return this.requests.one(by, id);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @RequiresRight('support-requests.decide')
  @Audited('support-request.approved')
  @ApiOperation({
    operationId: 'approveSupportRequest',
    summary: 'Approve',
    description: 'Activates the connection and tells the managers.',
  })
  @ApiOkResponse({ standardSchema: SupportRequestDetail, description: 'The request.' })
  @ApiProblem(404, 'support-requests.not-found')
  @ApiProblem(409, 'support-requests.already-decided')
  async approve(
    @CurrentActor() by: Actor,
    @Param('id', { schema: Id }) id: string,
  ): Promise<SupportRequestDetail> {
    await this.decide.approve(by, id);
    return this.requests.one(by, id);
  }

  @Post(':id/reject')
  @HttpCode(200)
  @RequiresRight('support-requests.decide')
  @Audited('support-request.rejected')
  @ApiOperation({
    operationId: 'rejectSupportRequest',
    summary: 'Reject',
    description: 'Tells the managers the reason; they may ask again.',
  })
  @ApiOkResponse({ standardSchema: SupportRequestDetail, description: 'The request.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'support-requests.not-found')
  @ApiProblem(409, 'support-requests.already-decided')
  async reject(
    @CurrentActor() by: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: RejectInput }) { reason }: RejectInput,
  ): Promise<SupportRequestDetail> {
    await this.decide.reject(by, id, reason);
    return this.requests.one(by, id);
  }

  @Post(':id/assign')
  @HttpCode(200)
  @RequiresRight('support-requests.decide')
  @Audited('support-request.assigned')
  @ApiOperation({
    operationId: 'assignSupportRequest',
    summary: 'Assign',
    description: 'To somebody at the support desk, or to the caller.',
  })
  @ApiOkResponse({ standardSchema: SupportRequestDetail, description: 'The request.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'support-requests.not-found')
  async assign(
    @CurrentActor() by: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: AssignInput }) { accountId }: AssignInput,
  ): Promise<SupportRequestDetail> {
    await this.assignRequest.run(by, id, accountId ?? by.id);
    return this.requests.one(by, id);
  }
}
