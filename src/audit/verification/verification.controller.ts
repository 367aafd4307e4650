import { Body, Controller, Get, Headers, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { CurrentActor, RequiresRight } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { languageOf } from '../../platform/http/language.js';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import { Audited } from '../audited.decorators.js';
import { GetEvent } from '../proofs/get-event.query.js';
import { RequestVerification } from './request-verification.use-case.js';
import { ShowVerification } from './show-verification.query.js';
import { ProvenEvent, VerificationAccepted, VerificationView, VerifyInput } from './verification.schemas.js';

@ApiTags('audit')
@Controller('console/api/audit')
export class VerificationController {
  constructor(
    private readonly getEvent: GetEvent,
    private readonly requestVerification: RequestVerification,
    private readonly showVerification: ShowVerification,
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
  @HttpCode(HttpStatus.ACCEPTED)
  @RequiresRight('audit.read')
  @Audited('log.verification-requested')
  @ApiOperation({
    operationId: 'verifyAuditLog',
    summary: 'Verify a log now',
    description:
      'Bodies, leaves, head and checkpoints are compared in the background. Asked again meanwhile, it is the same verification.',
  })
  @ApiAcceptedResponse({ standardSchema: VerificationAccepted, description: 'The log is being verified.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'audit.log-not-found')
  verify(
    @CurrentActor() by: Actor,
    @Body({ schema: VerifyInput }) input: VerifyInput,
  ): Promise<VerificationAccepted> {
    return this.requestVerification.run(by, input.organisationId);
  }

  @Get('verifications/:id')
  @RequiresRight('audit.read')
  @ApiOperation({
    operationId: 'getAuditVerification',
    summary: 'Read a verification',
    description: 'How far it is, and what it found.',
  })
  @ApiOkResponse({ standardSchema: VerificationView, description: 'The verification.' })
  @ApiProblem(404, 'audit.verification-not-found')
  verification(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<VerificationView> {
    return this.showVerification.run(by, id);
  }
}
