import { Body, Controller, Delete, Get, Header, HttpCode, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentActor, RequiresRight, RequiresRightAndStepUp } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { Audited } from '../../audit/audited.decorators.js';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import { OwnSecondFactor } from './own-second-factor.use-case.js';
import {
  FirstCode,
  RecoveryCodeList,
  SecondFactorSecret,
  SecondFactorStatus,
} from './second-factor.schemas.js';
import { SecondFactors } from './second-factors.js';

@ApiTags('second factor')
@Controller('console/api/second-factor')
export class SecondFactorController {
  constructor(
    private readonly ownSecondFactor: OwnSecondFactor,
    private readonly factors: SecondFactors,
  ) {}

  @Get()
  @RequiresRight('session.own')
  @ApiOperation({
    operationId: 'readSecondFactor',
    summary: 'The own second factor',
    description: 'Whether signing in takes a code, and how many recovery codes are left.',
  })
  @ApiOkResponse({ standardSchema: SecondFactorStatus, description: 'How it stands.' })
  async read(@CurrentActor() by: Actor): Promise<SecondFactorStatus> {
    const state = await this.factors.stateOf(by.id);
    return { isOn: state?.confirmedAt != null, recoveryCodesLeft: state?.recoveryCodesLeft ?? 0 };
  }

  @Post()
  @RequiresRightAndStepUp('session.own')
  @Audited('second-factor.started')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'startSecondFactor',
    summary: 'Set up a second factor',
    description:
      'Makes the secret for an authenticator app (RFC 6238). It counts once its first code was confirmed.',
  })
  @ApiCreatedResponse({ standardSchema: SecondFactorSecret, description: 'The secret, shown only now.' })
  @ApiProblem(403, 'access.step-up-required')
  @ApiProblem(409, 'organisations.second-factor-is-on')
  start(@CurrentActor() by: Actor): Promise<SecondFactorSecret> {
    return this.ownSecondFactor.start(by);
  }

  @Post('confirm')
  @HttpCode(200)
  @RequiresRightAndStepUp('session.own')
  @Audited('second-factor.confirmed')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'confirmSecondFactor',
    summary: 'Confirm the second factor',
    description: 'From then on signing in takes a code. Answers with ten recovery codes.',
  })
  @ApiOkResponse({ standardSchema: RecoveryCodeList, description: 'The recovery codes, shown only now.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(403, 'access.second-factor-wrong', 'access.step-up-required')
  @ApiProblem(404, 'organisations.second-factor-missing')
  @ApiProblem(409, 'organisations.second-factor-is-on')
  async confirm(
    @CurrentActor() by: Actor,
    @Body({ schema: FirstCode }) { code }: FirstCode,
  ): Promise<RecoveryCodeList> {
    return { recoveryCodes: await this.ownSecondFactor.confirm(by, code) };
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @RequiresRightAndStepUp('session.own')
  @Audited('recovery-codes.replaced')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'replaceRecoveryCodes',
    summary: 'Replace the recovery codes',
    description: 'Earlier ones are worthless from then on.',
  })
  @ApiOkResponse({ standardSchema: RecoveryCodeList, description: 'The recovery codes, shown only now.' })
  @ApiProblem(403, 'access.step-up-required')
  @ApiProblem(404, 'organisations.second-factor-missing')
  async replaceRecoveryCodes(@CurrentActor() by: Actor): Promise<RecoveryCodeList> {
    return { recoveryCodes: await this.ownSecondFactor.replaceRecoveryCodes(by) };
  }

  @Delete()
  @HttpCode(204)
  @RequiresRightAndStepUp('session.own')
  @Audited('second-factor.removed')
  @ApiOperation({
    operationId: 'removeSecondFactor',
    summary: 'Remove the second factor',
    description: 'The password alone lets in again.',
  })
  @ApiNoContentResponse({ description: 'Removed.' })
  @ApiProblem(403, 'access.step-up-required')
  @ApiProblem(404, 'organisations.second-factor-missing')
  remove(@CurrentActor() by: Actor): Promise<void> {
    return this.ownSecondFactor.remove(by);
  }
}
