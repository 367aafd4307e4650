import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { AlsoByConnectLink, CurrentActor, RequiresRight, RequiresRightAndStepUp } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import { PartnerOrId } from '../connections/public/partner-or-id.schema.js';
import { languageOf } from '../platform/http/language.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { CheckCredentials } from './check-credentials.use-case.js';
import { EnterCredentials } from './enter-credentials.use-case.js';
import { MapJob } from './map-job.use-case.js';
import {
  CredentialsInput,
  CredentialsView,
  credentialsView,
  enteredOf,
  KeptCredentialsList,
  keptCredentialsList,
  MapJobInput,
  MappedJobView,
  mappedJobView,
  VerificationView,
  verificationView,
  VerifyInput,
} from './personio.schemas.js';
import { ShowCredentials } from './show-credentials.query.js';
import { VerifyCredentials } from './verify-credentials.use-case.js';

/** Setting up Personio: its credentials, and which job is which. */
@ApiTags('Personio')
@Controller('console/api')
export class PersonioController {
  constructor(
    private readonly enterCredentials: EnterCredentials,
    private readonly checkCredentials: CheckCredentials,
    private readonly verifyCredentials: VerifyCredentials,
    private readonly mapJob: MapJob,
    private readonly showCredentials: ShowCredentials,
  ) {}

  @Get('connections/:partner/credentials')
  @RequiresRight('credentials.change')
  @AlsoByConnectLink()
  @ApiOperation({
    operationId: 'showCredentials',
    summary: 'Show credentials',
    description: 'What is kept and what is known of it. The token is never answered.',
  })
  @ApiOkResponse({ standardSchema: KeptCredentialsList, description: 'None when nothing was entered.' })
  @ApiProblem(404, 'connections.not-found', 'personio.connection-not-found')
  async credentials(
    @CurrentActor() by: Actor,
    @Param('partner', { schema: PartnerOrId }) partner: string,
    @Headers('accept-language') language?: string,
  ): Promise<KeptCredentialsList> {
    return keptCredentialsList(await this.showCredentials.run(by, partner), languageOf(language));
  }

  @Put('connections/:partner/credentials')
  @RequiresRightAndStepUp('credentials.change')
  @Audited('credential.staged')
  @AlsoByConnectLink()
  @ApiOperation({
    operationId: 'enterCredentials',
    summary: 'Enter credentials',
    description: 'Those that work stay until a verification replaces them.',
  })
  @ApiOkResponse({ standardSchema: CredentialsView, description: 'What was staged, without the token.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'connections.not-found', 'personio.connection-not-found')
  async enter(
    @CurrentActor() by: Actor,
    @Param('partner', { schema: PartnerOrId }) partner: string,
    @Body({ schema: CredentialsInput }) entered: CredentialsInput,
  ): Promise<CredentialsView> {
    return credentialsView(await this.enterCredentials.run(by, partner, enteredOf(entered)));
  }

  @Post('connections/:partner/check')
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
  @ApiProblem(404, 'connections.not-found', 'personio.connection-not-found')
  async check(
    @CurrentActor() by: Actor,
    @Param('partner', { schema: PartnerOrId }) partner: string,
    @Body({ schema: CredentialsInput }) entered: CredentialsInput,
    @Headers('accept-language') language?: string,
  ): Promise<VerificationView> {
    return verificationView(
      await this.checkCredentials.run(by, partner, enteredOf(entered)),
      languageOf(language),
    );
  }

  @Post('connections/:partner/verify')
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
  @ApiProblem(404, 'connections.not-found', 'personio.connection-not-found')
  @ApiProblem(409, 'personio.no-credentials', 'personio.credentials-replaced', 'connections.move-not-allowed')
  async verify(
    @CurrentActor() by: Actor,
    @Param('partner', { schema: PartnerOrId }) partner: string,
    @Body({ schema: VerifyInput }) choice: VerifyInput,
    @Headers('accept-language') language?: string,
  ): Promise<VerificationView> {
    return verificationView(await this.verifyCredentials.run(by, partner, choice), languageOf(language));
  }

  @Put('jobs/:id/ats/personio')
  @RequiresRight('jobs.change')
  @Audited('job.mapped')
  @AlsoByConnectLink()
  @ApiOperation({
    operationId: 'mapPersonioJob',
    summary: 'Link a job to Personio',
    description: 'Deliveries that waited for it go out.',
  })
  @ApiOkResponse({
    standardSchema: MappedJobView,
    description: 'The position, and what the career site says about it.',
  })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'jobs.not-found', 'connections.not-found', 'personio.connection-not-found')
  async map(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: MapJobInput }) { job, connection }: MapJobInput,
    @Headers('accept-language') language?: string,
  ): Promise<MappedJobView> {
    return mappedJobView(await this.mapJob.run(by, id, String(job), connection), languageOf(language));
  }
}
