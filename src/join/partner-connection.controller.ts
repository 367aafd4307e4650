import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresScope } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { GetOwnConnection } from './get-own-connection.query.js';
import { OwnConnection, PostingsReport, PostingsTaken, StatusReport } from './join.schemas.js';
import { ReportPostings } from './report-postings.use-case.js';
import { ReportStatus } from './report-status.use-case.js';

/** A partner's view of its own connection. */
@ApiTags('connection')
@ApiProblem(401, 'access.key-refused')
@ApiProblem(403, 'access.scope-missing')
@ApiProblem(429, 'request.too-many')
@Controller('v1/connection')
export class PartnerConnectionController {
  constructor(
    private readonly getOwn: GetOwnConnection,
    private readonly reportStatus: ReportStatus,
    private readonly reportPostings: ReportPostings,
  ) {}

  @Get()
  @RequiresScope('connection:read')
  @ApiOperation({
    operationId: 'getConnection',
    summary: 'Whose key is this?',
    description:
      'A good first call: it says for which customer the key is, how the connection stands, and what the key may do.',
  })
  @ApiOkResponse({ standardSchema: OwnConnection, description: 'Whose key it is.' })
  get(@CurrentActor() by: Actor): Promise<OwnConnection> {
    return this.getOwn.run(by);
  }

  @Put('status')
  @RequiresScope('connection:write')
  @Audited('connection.status-reported')
  @ApiOperation({
    operationId: 'reportStatus',
    summary: 'Report how the connection stands',
    description:
      'The customer sees the state and the message. The last report outranks what is inferred from calls, but for refused keys and silence. ' +
      'Report when the state changes, not each round; without any report the first good read of the jobs counts as `connected`.',
  })
  @ApiOkResponse({ standardSchema: OwnConnection, description: 'The connection as it stands now.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(409, 'connections.move-not-allowed', 'join.key-without-connection')
  async status(
    @CurrentActor() by: Actor,
    @Body({ schema: StatusReport }) report: StatusReport,
  ): Promise<OwnConnection> {
    await this.reportStatus.run(by, report);
    return this.getOwn.run(by);
  }

  @Put('postings')
  @RequiresScope('connection:write')
  @Audited('connection.postings-reported')
  @ApiOperation({
    operationId: 'reportPostings',
    summary: 'Report the job ads that did not come from here',
    description:
      'Such as those that were published by hand before and are archived now. The whole set, at most 2,000; it replaces the one before, ' +
      'so an empty one says that there are none.',
  })
  @ApiOkResponse({ standardSchema: PostingsTaken, description: 'Taken.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(409, 'join.key-without-connection')
  postings(
    @CurrentActor() by: Actor,
    @Body({ schema: PostingsReport }) report: PostingsReport,
  ): Promise<PostingsTaken> {
    return this.reportPostings.run(by, report);
  }
}
