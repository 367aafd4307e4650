import { EntityManager } from '@mikro-orm/postgresql';
import { Body, Controller, Get, Header, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { Audited } from '../audit/audited.decorators.js';
import { type Page, PageQuery } from '../platform/http/cursor.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { ChangeRule } from './change-rule.use-case.js';
import { ExportPerson } from './export-person.use-case.js';
import { ListReceipts } from './list-receipts.query.js';
import {
  PersonExport,
  PersonInput,
  ReceiptPage,
  type ReceiptView,
  RuleInput,
  RuleView,
} from './privacy.schemas.js';
import { RetentionRules } from './retention-rules.js';

@ApiTags('privacy')
@ApiProblem(401, 'access.sign-in-needed')
@ApiProblem(403, 'access.right-missing')
@Controller('console/api/privacy')
export class PrivacyController {
  constructor(
    private readonly em: EntityManager,
    private readonly rules: RetentionRules,
    private readonly changeRule: ChangeRule,
    private readonly listReceipts: ListReceipts,
    private readonly exportPerson: ExportPerson,
  ) {}

  @Get('rule')
  @RequiresRight('privacy.read')
  @ApiOperation({
    operationId: 'getRetentionRule',
    summary: 'How long things are kept',
    description: 'The organisation’s retention rule, or the default of its country.',
  })
  @ApiOkResponse({ standardSchema: RuleView, description: 'The rule.' })
  rule(@CurrentActor() by: Actor): Promise<RuleView> {
    return this.rules.of(this.em.fork(), organisationOf(by));
  }

  @Put('rule')
  @RequiresRight('privacy.change')
  @Audited('retention-rule.changed')
  @ApiOperation({
    operationId: 'changeRetentionRule',
    summary: 'Choose how long things are kept',
    description: 'The next hourly sweep goes by it, also for applications that are there already.',
  })
  @ApiOkResponse({ standardSchema: RuleView, description: 'The rule as it is now.' })
  @ApiProblem(400, 'request.invalid')
  change(@CurrentActor() by: Actor, @Body({ schema: RuleInput }) body: RuleInput): Promise<RuleView> {
    return this.changeRule.run(by, body);
  }

  @Get('receipts')
  @RequiresRight('privacy.read')
  @ApiOperation({
    operationId: 'listErasureReceipts',
    summary: 'List receipts of erasure',
    description: 'What was erased, when and why, and who holds copies, newest first.',
  })
  @ApiOkResponse({ standardSchema: ReceiptPage, description: 'A page of receipts.' })
  @ApiProblem(400, 'request.invalid')
  receipts(
    @CurrentActor() by: Actor,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<Page<ReceiptView>> {
    return this.listReceipts.run(by, query);
  }

  @Post('person-export')
  @HttpCode(200)
  @RequiresRight('privacy.change')
  @Audited('person.exported')
  @Header('content-disposition', 'attachment; filename="person.json"')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'exportPerson',
    summary: 'Export one person’s data',
    description: 'Everything the organisation keeps of the person with this e-mail address (GDPR Art. 15).',
  })
  @ApiOkResponse({ standardSchema: PersonExport, description: 'The person’s data, for saving.' })
  @ApiProblem(400, 'request.invalid')
  export(@CurrentActor() by: Actor, @Body({ schema: PersonInput }) body: PersonInput): Promise<PersonExport> {
    return this.exportPerson.run(by, body);
  }
}
