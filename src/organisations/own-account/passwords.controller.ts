import { Body, Controller, HttpCode, Post, Put, Req, UseGuards } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CurrentActor,
  Public,
  type RequestWithActor,
  RequiresRight,
} from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { Audited, NotAudited } from '../../audit/audited.decorators.js';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import { VisitorGuard } from '../session/visitor.guard.js';
import { AskPasswordReset } from './ask-password-reset.use-case.js';
import { ChangePassword } from './change-password.use-case.js';
import { ForgottenPassword, PasswordChange, PasswordReset } from './own-account.schemas.js';
import { ResetPassword } from './reset-password.use-case.js';

@ApiTags('password')
@Controller('console/api')
export class PasswordsController {
  constructor(
    private readonly changePassword: ChangePassword,
    private readonly askPasswordReset: AskPasswordReset,
    private readonly resetPassword: ResetPassword,
  ) {}

  @Put('password')
  @HttpCode(204)
  @RequiresRight('session.own')
  @Audited('password.changed')
  @ApiOperation({
    operationId: 'changePassword',
    summary: 'Change the own password',
    description:
      'All other sessions of the person end. A wrong current password counts like a failed sign-in.',
  })
  @ApiNoContentResponse({ description: 'Changed.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(403, 'organisations.password-wrong')
  @ApiProblem(429, 'access.too-many-sign-ins')
  change(
    @CurrentActor() by: Actor,
    @Body({ schema: PasswordChange }) body: PasswordChange,
    @Req() request: RequestWithActor,
  ): Promise<void> {
    return this.changePassword.run(by, body, request);
  }

  @Post('password-resets')
  @HttpCode(202)
  @UseGuards(VisitorGuard)
  @Public('whoever has forgotten the password cannot sign in')
  @NotAudited('whether there is such an account is found out later, and recorded then')
  @ApiOperation({
    operationId: 'askPasswordReset',
    summary: 'Ask for a new password',
    description:
      'Sends a link to the e-mail if there is such an account; works once within an hour. The answer is always the same, after the same time.',
  })
  @ApiAcceptedResponse({ description: 'Taken note of.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(403, 'organisations.foreign-origin')
  @ApiProblem(429, 'access.too-many-sign-ins')
  ask(
    @Body({ schema: ForgottenPassword }) { email }: ForgottenPassword,
    @CurrentActor() visitor: Actor,
  ): Promise<void> {
    return this.askPasswordReset.run(email, visitor.call?.ip ?? null);
  }

  @Post('password-resets/complete')
  @HttpCode(204)
  @UseGuards(VisitorGuard)
  @Public('the link of the mail is the proof')
  @Audited('password-reset.completed')
  @ApiOperation({
    operationId: 'resetPassword',
    summary: 'Set a new password by a link',
    description:
      'All sessions of the person end. The same refusal for a link that is unknown, used or too old.',
  })
  @ApiNoContentResponse({ description: 'The new password is set.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(403, 'organisations.foreign-origin')
  @ApiProblem(404, 'organisations.link-refused')
  @ApiProblem(429, 'access.too-many-sign-ins')
  reset(@CurrentActor() visitor: Actor, @Body({ schema: PasswordReset }) body: PasswordReset): Promise<void> {
    return this.resetPassword.run(visitor, body);
  }
}
