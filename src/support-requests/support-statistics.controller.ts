import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequiresRight } from '../access/access.decorators.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { StatisticsQuery, SupportStatistics } from './support-requests.schemas.js';
import { ReadSupportStatistics } from './support-statistics.query.js';

@ApiTags('Support requests')
@Controller('console/api/support-statistics')
export class SupportStatisticsController {
  constructor(private readonly statistics: ReadSupportStatistics) {}

  @Get()
  @RequiresRight('support-requests.decide')
  @ApiOperation({
    operationId: 'getSupportStatistics',
    summary: 'Statistics of requests',
    description: 'How many came, what became of them, and how long customers waited, in all and by partner.',
  })
  @ApiOkResponse({ standardSchema: SupportStatistics, description: 'The statistics.' })
  @ApiProblem(400, 'request.invalid')
  read(@Query({ schema: StatisticsQuery }) { days }: StatisticsQuery): Promise<SupportStatistics> {
    return this.statistics.run(days);
  }
}
