import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequiresRight } from '../access/access.decorators.js';
import type { Page } from '../platform/http/cursor.js';
import { CheckPage, type CheckView } from './checks.schemas.js';
import { ListChecks } from './list-checks.query.js';

@ApiTags('Health')
@Controller('console/api/health')
export class ChecksController {
  constructor(private readonly checks: ListChecks) {}

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
}
