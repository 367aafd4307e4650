import { Body, Controller, Get, Header, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CurrentActor,
  Public,
  type RequestWithActor,
  RequiresRight,
} from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { Audited, NotAudited } from '../../audit/audited.decorators.js';
import { Config } from '../../platform/config/config.js';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import { VisitorGuard } from '../session/visitor.guard.js';
import { BeginSingleSignOn } from './begin-single-sign-on.js';
import { CompleteSingleSignOn } from './complete-single-sign-on.use-case.js';
import { type RequestOfReturned, SingleSignOnGuard } from './single-sign-on.guard.js';
import {
  SignInWays,
  SingleSignOnAddress,
  SingleSignOnAnswer,
  SingleSignOnDone,
  SingleSignOnStart,
} from './single-sign-on.schemas.js';

const NOTHING_HAPPENED = 'nobody is let in before the identity provider has answered';

@ApiTags('session')
@Controller('console/api/session')
export class SingleSignOnController {
  constructor(
    private readonly begin: BeginSingleSignOn,
    private readonly complete: CompleteSingleSignOn,
    private readonly config: Config,
  ) {}

  @Get('ways')
  @Public('the sign-in page has to know what to offer')
  @ApiOperation({
    operationId: 'readSignInWays',
    summary: 'How to sign in',
    description: 'Whether staff sign in by single sign-on, by password, or by either.',
  })
  @ApiOkResponse({ standardSchema: SignInWays, description: 'The ways.' })
  ways(): SignInWays {
    const { singleSignOn, staffPasswords } = this.config;
    return { singleSignOn: singleSignOn?.name ?? null, staffPasswords };
  }

  @Post('single-sign-on')
  @HttpCode(200)
  @UseGuards(VisitorGuard)
  @Public('whoever signs in is nobody yet')
  @NotAudited(NOTHING_HAPPENED)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'startSingleSignOn',
    summary: 'Sign in at the identity provider',
    description:
      'For staff. Answers with the address of the operator’s identity provider (OpenID Connect) for this browser, good for ten minutes.',
  })
  @ApiOkResponse({ standardSchema: SingleSignOnAddress, description: 'Where to go.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(403, 'organisations.foreign-origin')
  @ApiProblem(404, 'organisations.single-sign-on-off')
  @ApiProblem(429, 'access.too-many-sign-ins')
  @ApiProblem(503, 'organisations.single-sign-on-unavailable')
  async start(
    @Req() request: RequestWithActor,
    @Body({ schema: SingleSignOnStart }) { next }: SingleSignOnStart,
  ): Promise<SingleSignOnAddress> {
    return { url: await this.begin.run(request, next, null) };
  }

  @Post('step-up/single-sign-on')
  @HttpCode(200)
  @RequiresRight('session.own')
  @NotAudited(NOTHING_HAPPENED)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'startStepUpBySingleSignOn',
    summary: 'Prove oneself again at the identity provider',
    description: 'In place of the password: the provider asks the person to sign in anew.',
  })
  @ApiOkResponse({ standardSchema: SingleSignOnAddress, description: 'Where to go.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'organisations.single-sign-on-off')
  @ApiProblem(503, 'organisations.single-sign-on-unavailable')
  async startStepUp(
    @CurrentActor() by: Actor,
    @Req() request: RequestWithActor,
    @Body({ schema: SingleSignOnStart }) { next }: SingleSignOnStart,
  ): Promise<SingleSignOnAddress> {
    return { url: await this.begin.run(request, next, by.id) };
  }

  @Post('single-sign-on/complete')
  @HttpCode(200)
  @UseGuards(VisitorGuard, SingleSignOnGuard)
  @Public('the identity provider’s answer is the proof')
  @Audited('session.started', 'session.stepped-up')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'completeSingleSignOn',
    summary: 'Come back from the identity provider',
    description:
      'Takes its answer once, in the browser that began. Opens a session under a new id, or proves the one before again. Staff who come for the first time are found by their verified e-mail, or get an account; their role is what the provider says.',
  })
  @ApiOkResponse({ standardSchema: SingleSignOnDone, description: 'Who it is, and where to go on.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(401, 'organisations.single-sign-on-expired', 'organisations.single-sign-on-refused')
  @ApiProblem(
    403,
    'organisations.foreign-origin',
    'organisations.staff-role-missing',
    'organisations.email-unproven',
    'organisations.identity-taken',
    'organisations.account-disabled',
    'organisations.not-proven-again',
  )
  @ApiProblem(429, 'access.too-many-sign-ins')
  @ApiProblem(503, 'organisations.single-sign-on-unavailable')
  finish(
    @CurrentActor() by: Actor,
    @Req() request: RequestOfReturned,
    @Body({ schema: SingleSignOnAnswer }) _answer: SingleSignOnAnswer,
  ): Promise<SingleSignOnDone> {
    return this.complete.run(by, request);
  }
}
