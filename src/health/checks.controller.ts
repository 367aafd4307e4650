import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { RequiresRight } from '../access/access.decorators.js';
import { CallerLanguage } from '../platform/http/caller-language.js';
import { FindingPage, FindingQuery, type FindingView } from '../connections/public/finding.schemas.js';
import { ListFindings } from '../connections/public/list-findings.query.js';
import { type Page, PageQuery } from '../platform/http/cursor.js';
import type { Language } from '../platform/http/language.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { CheckPage, CheckRunPage, type CheckRunView, type CheckView } from './checks.schemas.js';
import { ListCheckRuns } from './list-check-runs.query.js';
import { ListChecks } from './list-checks.query.js';

const CheckName = z
  .string()
  .max(80)
  .regex(/^[a-z-]+\.[a-z-]+$/);

@ApiTags('Health')
@Controller('console/api/health')
export class ChecksController {
  constructor(
    private readonly checks: ListChecks,
    private readonly checkRuns: ListCheckRuns,
    private readonly listFindings: ListFindings,
  ) {}

  @Get('checks')
  @RequiresRight('health.read')
  @ApiOperation({
    operationId: 'listChecks',
    summary: 'Checks',
    description: 'What the hub looks after by itself, each with its last run.',
  })
  @ApiOkResponse({ standardSchema: CheckPage, description: 'All checks, by name.' })
  list(): Promise<Page<CheckView>> {
    return this.checks.run();
  }

  @Get('checks/:name/runs')
  @RequiresRight('health.read')
  @ApiOperation({
    operationId: 'listCheckRuns',
    summary: 'Runs of a check',
    description: 'Each run of the last 30 days, newest first; none of a check that does not exist.',
  })
  @ApiOkResponse({ standardSchema: CheckRunPage, description: 'A page of runs.' })
  @ApiProblem(400, 'request.invalid')
  runs(
    @Param('name', { schema: CheckName }) name: string,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<Page<CheckRunView>> {
    return this.checkRuns.run(name, query);
  }

  @Get('findings')
  @RequiresRight('health.read')
  @ApiOperation({
    operationId: 'listFindings',
    summary: 'Findings',
    description: 'What checks have found about connections of all organisations, newest first.',
  })
  @ApiOkResponse({ standardSchema: FindingPage, description: 'A page of findings.' })
  @ApiProblem(400, 'request.invalid')
  findings(
    @CallerLanguage() language: Language,
    @Query({ schema: FindingQuery }) query: FindingQuery,
  ): Promise<Page<FindingView>> {
    return this.listFindings.run(null, query, language);
  }
}
