import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import {
  HealthCheck,
  type HealthCheckResult,
  HealthCheckService,
  MikroOrmHealthIndicator,
} from '@nestjs/terminus';
import { Public } from '../access/access.decorators.js';

const DATABASE_TIMEOUT_MS = 2_000;

/** What a load balancer asks. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: MikroOrmHealthIndicator,
  ) {}

  /** The process answers. */
  @Get('live')
  @Public('load balancers have no key')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can do its work: its database answers. */
  @Get('ready')
  @Public('load balancers have no key')
  @HealthCheck()
  ready(): Promise<HealthCheckResult> {
    return this.health.check([() => this.database.pingCheck('database', { timeout: DATABASE_TIMEOUT_MS })]);
  }
}
