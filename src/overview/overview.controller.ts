import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequiresRight } from '../access/access.decorators.js';
import { AuditKeys } from '../audit/checkpoints/audit-keys.js';
import { Config } from '../platform/config/config.js';
import { RotationProgress } from '../platform/secrets/rotation-progress.js';
import { Overview } from './overview.schemas.js';
import { ReadOverview } from './read-overview.query.js';
import { SettingsView } from './settings.schemas.js';
import { settingsView } from './settings-view.js';

@ApiTags('Overview')
@Controller('console/api')
export class OverviewController {
  constructor(
    private readonly readOverview: ReadOverview,
    private readonly config: Config,
    private readonly auditKeys: AuditKeys,
    private readonly rotation: RotationProgress,
  ) {}

  @Get('overview')
  @RequiresRight('health.read')
  @ApiOperation({
    operationId: 'getOverview',
    summary: 'Overview',
    description: 'Counts over all organisations: connections, deliveries, requests, checks, sealing.',
  })
  @ApiOkResponse({ standardSchema: Overview, description: 'The hub as a whole.' })
  overview(): Promise<Overview> {
    return this.readOverview.run();
  }

  @Get('settings')
  @RequiresRight('settings.manage')
  @ApiOperation({
    operationId: 'getSettings',
    summary: 'Settings',
    description: 'What is configured. Settings come from the environment and are changed there.',
  })
  @ApiOkResponse({ standardSchema: SettingsView, description: 'The settings, without any secret.' })
  async settings(): Promise<SettingsView> {
    const masterKey = { since: await this.rotation.inUseSince(), rotation: await this.rotation.latest() };
    return settingsView(this.config, this.auditKeys.log.text, masterKey);
  }
}
