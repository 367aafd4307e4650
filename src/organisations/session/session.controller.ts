import { Body, Controller, Delete, Get, Header, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CurrentActor,
  Public,
  type RequestWithActor,
  RequiresRight,
} from '../../access/access.decorators.js';
import type { SignedInAccount } from '../../access/accounts.js';
import type { Actor } from '../../access/actor.js';
import { Audited } from '../../audit/audited.decorators.js';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import { EndSession } from './end-session.use-case.js';
import { Session, SignIn, StepUp } from './session.schemas.js';
import { ShowSession } from './show-session.query.js';
import { SignInGuard } from './sign-in.guard.js';
import { StartSession } from './start-session.use-case.js';
import { StepUpSession } from './step-up-session.use-case.js';

@ApiTags('session')
@Controller('console/api/session')
export class SessionController {
  constructor(
    private readonly startSession: StartSession,
    private readonly endSession: EndSession,
    private readonly stepUpSession: StepUpSession,
    private readonly showSession: ShowSession,
  ) {}

  @Post()
  @HttpCode(200)
  @Public('whoever signs in is nobody yet')
  @UseGuards(SignInGuard)
  @Audited('session.started')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'signIn',
    summary: 'Sign in',
    description:
      'Opens a session under a new id and sets its cookie. An account with a second factor is asked for a code: the same call with `code`. After five wrong passwords an account, after twenty a network has to wait up to 15 minutes.',
  })
  @ApiOkResponse({ standardSchema: Session, description: 'Signed in.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(401, 'access.sign-in-failed')
  @ApiProblem(
    403,
    'organisations.foreign-origin',
    'access.second-factor-required',
    'access.second-factor-wrong',
  )
  @ApiProblem(429, 'access.too-many-sign-ins')
  start(
    @CurrentActor() by: Actor,
    @Req() request: RequestWithActor,
    @Body({ schema: SignIn }) _body: SignIn,
  ): Promise<Session> {
    return this.startSession.run(by, request.user as SignedInAccount, request);
  }

  @Get()
  @RequiresRight('session.own')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'readSession',
    summary: 'Who is signed in',
    description: 'The signed-in person, its rights, and the token that every change needs.',
  })
  @ApiOkResponse({ standardSchema: Session, description: 'Who is signed in.' })
  @ApiProblem(401, 'access.sign-in-needed')
  read(@CurrentActor() by: Actor, @Req() request: RequestWithActor): Promise<Session> {
    return this.showSession.run(by.id, request);
  }

  @Delete()
  @HttpCode(204)
  @RequiresRight('session.own')
  @Audited('session.ended')
  @ApiOperation({
    operationId: 'signOut',
    summary: 'Sign out',
    description: 'Ends the session on every replica.',
  })
  @ApiNoContentResponse({ description: 'Signed out.' })
  @ApiProblem(401, 'access.sign-in-needed')
  @ApiProblem(403, 'access.csrf-token-wrong')
  end(@CurrentActor() by: Actor, @Req() request: RequestWithActor): Promise<void> {
    return this.endSession.run(by, request);
  }

  @Post('step-up')
  @HttpCode(204)
  @RequiresRight('session.own')
  @Audited('session.stepped-up')
  @ApiOperation({
    operationId: 'stepUp',
    summary: 'Give the password again',
    description:
      'Opens what needs it, such as generating a key, for ten minutes. Takes the password, or a code of the second factor; wrong ones count like failed sign-ins.',
  })
  @ApiNoContentResponse({ description: 'It was right.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(401, 'access.sign-in-needed')
  @ApiProblem(403, 'organisations.password-wrong', 'access.second-factor-wrong', 'access.csrf-token-wrong')
  @ApiProblem(429, 'access.too-many-sign-ins')
  stepUp(
    @CurrentActor() by: Actor,
    @Req() request: RequestWithActor,
    @Body({ schema: StepUp }) given: StepUp,
  ): Promise<void> {
    return this.stepUpSession.run(by, given, request);
  }
}
