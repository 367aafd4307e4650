import { Body, Controller, Get, Headers, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { CurrentActor, RequiresRight } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { languageOf } from '../../platform/http/language.js';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import { Audited } from '../audited.decorators.js';
import { GetEvent } from '../proofs/get-event.query.js';
import { ProvenEvent, VerifyAnswer, VerifyInput } from './verification.schemas.js';
import { VerifyNow } from './verify-now.use-case.js';
import type { LogVerdict } from './verify-log.js';

@ApiTags('audit')
@Controller('console/api/audit')
export class VerificationController {
  constructor(
    private readonly getEvent: GetEvent,
    private readonly verifyNow: VerifyNow,
  ) {}

  @Get('events/:id')
  @RequiresRight('audit.read')
  @ApiOperation({
    operationId: 'getAuditEvent',
    summary: 'Read an event and its proof',
    description: 'With the inclusion proof once a checkpoint covers it.',
  })
  @ApiOkResponse({ standardSchema: ProvenEvent, description: 'The event.' })
  @ApiProblem(404, 'audit.event-not-found')
  event(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers('accept-language') accepted: string | undefined,
  ): Promise<ProvenEvent> {
    return this.getEvent.run(by, id, languageOf(accepted));
  }

  @Post('verify')
  @HttpCode(HttpStatus.OK)
  @RequiresRight('audit.read')
  @Audited('log.verified')
  @ApiOperation({
    operationId: 'verifyAuditLog',
    summary: 'Verify a log now',
    description: 'Bodies, leaves, head and checkpoints are compared.',
  })
  @ApiOkResponse({ standardSchema: VerifyAnswer, description: 'What was found.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'audit.log-not-found')
  verify(@CurrentActor() by: Actor, @Body({ schema: VerifyInput }) input: VerifyInput): Promise<LogVerdict> {
    return this.verifyNow.run(by, input.organisationId);
  }
}
