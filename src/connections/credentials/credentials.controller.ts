import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AlsoByConnectLink,
  CurrentActor,
  RequiresRight,
  RequiresRightAndStepUp,
} from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { Audited } from '../../audit/audited.decorators.js';
import type { Language } from '../../platform/http/language.js';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import { CallerLanguage } from '../../platform/http/caller-language.js';
import { PartnerOrId } from '../public/partner-or-id.schema.js';
import { CheckCredentials } from './check-credentials.use-case.js';
import { CredentialsInput } from './credentials-input.schema.js';
import {
  CredentialsView,
  credentialsView,
  KeptCredentialsList,
  keptCredentialsList,
  VerificationView,
  verificationView,
  VerifyInput,
} from './credentials.schemas.js';
import { EnterCredentials } from './enter-credentials.use-case.js';
import { ShowCredentials } from './show-credentials.query.js';
import { VerifyCredentials } from './verify-credentials.use-case.js';

/** Setting an outbound connection up: its credentials, whatever the partner. */
@ApiTags('Connections')
@Controller('console/api/connections')
export class CredentialsController {
  constructor(
    private readonly enterCredentials: EnterCredentials,
    private readonly checkCredentials: CheckCredentials,
    private readonly verifyCredentials: VerifyCredentials,
    private readonly showCredentials: ShowCredentials,
  ) {}

  @Get(':partner/credentials')
  @RequiresRight('credentials.change')
  @AlsoByConnectLink()
  @ApiOperation({
    operationId: 'showCredentials',
    summary: 'Show credentials',
    description: 'What is kept and what is known of it. A secret is never answered.',
  })
  @ApiOkResponse({ standardSchema: KeptCredentialsList, description: 'None when nothing was entered.' })
  @ApiProblem(404, 'connections.not-found', 'connections.no-credentials-needed')
  async credentials(
    @CurrentActor() by: Actor,
    @CallerLanguage() language: Language,
    @Param('partner', { schema: PartnerOrId }) partner: string,
  ): Promise<KeptCredentialsList> {
    return keptCredentialsList(await this.showCredentials.run(by, partner), language);
  }

  @Put(':partner/credentials')
  @RequiresRightAndStepUp('credentials.change')
  @Audited('credential.staged')
  @AlsoByConnectLink()
  @ApiOperation({
    operationId: 'enterCredentials',
    summary: 'Enter credentials',
    description: 'Those that work stay until a verification replaces them.',
  })
  @ApiOkResponse({ standardSchema: CredentialsView, description: 'What was staged, without what is secret.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'connections.not-found', 'connections.no-credentials-needed')
  async enter(
    @CurrentActor() by: Actor,
    @Param('partner', { schema: PartnerOrId }) partner: string,
    @Body({ schema: CredentialsInput }) entered: CredentialsInput,
  ): Promise<CredentialsView> {
    return credentialsView(await this.enterCredentials.run(by, partner, entered));
  }

  @Post(':partner/check')
  @HttpCode(200)
  @RequiresRight('credentials.change')
  @Audited('credential.checked')
  @AlsoByConnectLink()
  @ApiOperation({
    operationId: 'checkCredentials',
    summary: 'Check credentials',
    description: 'Nothing is kept.',
  })
  @ApiOkResponse({ standardSchema: VerificationView, description: 'Each value by itself.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'connections.not-found', 'connections.no-credentials-needed')
  async check(
    @CurrentActor() by: Actor,
    @CallerLanguage() language: Language,
    @Param('partner', { schema: PartnerOrId }) partner: string,
    @Body({ schema: CredentialsInput }) entered: CredentialsInput,
  ): Promise<VerificationView> {
    return verificationView(await this.checkCredentials.run(by, partner, entered), language);
  }

  @Post(':partner/verify')
  @HttpCode(200)
  @RequiresRight('credentials.change')
  @Audited('credential.checked')
  @AlsoByConnectLink()
  @ApiOperation({
    operationId: 'verifyCredentials',
    summary: 'Verify credentials',
    description: 'The newest ones; they take effect if nothing speaks against them.',
  })
  @ApiOkResponse({
    standardSchema: VerificationView,
    description: 'Each value by itself, and the state of the connection after it.',
  })
  @ApiProblem(404, 'connections.not-found', 'connections.no-credentials-needed')
  @ApiProblem(
    409,
    'connections.no-credentials',
    'connections.credentials-replaced',
    'connections.move-not-allowed',
  )
  async verify(
    @CurrentActor() by: Actor,
    @CallerLanguage() language: Language,
    @Param('partner', { schema: PartnerOrId }) partner: string,
    @Body({ schema: VerifyInput }) choice: VerifyInput,
  ): Promise<VerificationView> {
    return verificationView(await this.verifyCredentials.run(by, partner, choice), language);
  }
}
