import { Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, type RequestWithActor, RequiresRight } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { Audited } from '../../audit/audited.decorators.js';
import { EndSingleSignOn } from './end-single-sign-on.use-case.js';
import { SingleSignOutAddress } from './single-sign-on.schemas.js';

@ApiTags('session')
@Controller('console/api/session/single-sign-on')
export class SingleSignOutController {
  constructor(private readonly endSingleSignOn: EndSingleSignOn) {}

  @Post('end')
  @HttpCode(200)
  @RequiresRight('session.own')
  @Audited('session.ended')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'signOutEverywhere',
    summary: 'Sign out here and at the identity provider',
    description:
      'Ends this session like `DELETE /console/api/session`. A session that began by single sign-on gets the address at which the provider ends its own and sends the browser back to the sign-in page.',
  })
  @ApiOkResponse({ standardSchema: SingleSignOutAddress, description: 'Signed out here.' })
  async end(@CurrentActor() by: Actor, @Req() request: RequestWithActor): Promise<SingleSignOutAddress> {
    return { url: await this.endSingleSignOn.run(by, request) };
  }
}
