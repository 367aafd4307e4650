import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import * as z from 'zod';
import {
  AlsoByConnectLink,
  CurrentActor,
  RequiresRight,
  RequiresRightAndStepUp,
} from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import { PartnerOrId } from '../connections/public/partner-or-id.schema.js';
import type { Page } from '../platform/http/cursor.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { DeleteKey } from './delete-key.use-case.js';
import { GenerateKey } from './generate-key.use-case.js';
import { GeneratedKey, KeyNetworks, KeyPage, KeyView, SaveKeyInput } from './keys.schemas.js';
import { LimitKey } from './limit-key.use-case.js';
import { ListKeys } from './list-keys.query.js';
import { SaveKey } from './save-key.use-case.js';

@ApiTags('Keys')
@Controller('console/api')
export class KeysController {
  constructor(
    private readonly generateKey: GenerateKey,
    private readonly saveKey: SaveKey,
    private readonly deleteKey: DeleteKey,
    private readonly limitKey: LimitKey,
    private readonly keys: ListKeys,
  ) {}

  @Post('connections/:partner/keys')
  @Header('Cache-Control', 'no-store')
  @RequiresRightAndStepUp('keys.manage')
  @Audited('key.generated')
  @AlsoByConnectLink()
  @ApiOperation({
    operationId: 'generateKey',
    summary: 'Generate a key',
    description:
      'A different one each time, shown this once. It is valid only once it is saved; an unsaved one before it becomes void.',
  })
  @ApiCreatedResponse({ standardSchema: GeneratedKey, description: 'The key, to be copied now.' })
  @ApiProblem(404, 'connections.not-found')
  @ApiProblem(409, 'keys.connection-not-enabled', 'keys.not-used-by-partner')
  generate(
    @CurrentActor() by: Actor,
    @Param('partner', { schema: PartnerOrId }) partner: string,
  ): Promise<GeneratedKey> {
    return this.generateKey.run(by, partner);
  }

  @Get('connections/:partner/keys')
  @RequiresRight('keys.manage')
  @AlsoByConnectLink()
  @ApiOperation({
    operationId: 'listKeys',
    summary: 'Keys of a connection',
    description: 'Masked; deleted and void ones are not listed.',
  })
  @ApiOkResponse({ standardSchema: KeyPage, description: 'The keys, newest first.' })
  @ApiProblem(404, 'connections.not-found')
  list(
    @CurrentActor() by: Actor,
    @Param('partner', { schema: PartnerOrId }) partner: string,
  ): Promise<Page<KeyView>> {
    return this.keys.ofConnection(by, partner);
  }

  @Post('keys/:id/save')
  @HttpCode(200)
  @RequiresRight('keys.save-and-delete')
  @Audited('key.saved')
  @AlsoByConnectLink()
  @ApiOperation({
    operationId: 'saveKey',
    summary: 'Save a key',
    description: 'Makes it valid. The key before stays valid for the overlap, older ones end now.',
  })
  @ApiOkResponse({ standardSchema: KeyView, description: 'The key, masked.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'keys.not-found')
  @ApiProblem(409, 'keys.draft-void')
  async save(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: SaveKeyInput }) input: SaveKeyInput,
  ): Promise<KeyView> {
    await this.saveKey.run(by, id, input);
    return this.keys.one(by, id);
  }

  @Put('keys/:id/networks')
  @HttpCode(200)
  @RequiresRightAndStepUp('keys.save-and-delete')
  @Audited('key.limited')
  @ApiOperation({
    operationId: 'limitKey',
    summary: 'Say from where a key may be used',
    description:
      'Calls from elsewhere are refused with 403 and recorded. Counts at once, on other replicas within five seconds.',
  })
  @ApiOkResponse({ standardSchema: KeyView, description: 'The key, masked.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'keys.not-found')
  @ApiProblem(409, 'keys.already-deleted')
  async limit(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: KeyNetworks }) { allowedNetworks }: KeyNetworks,
  ): Promise<KeyView> {
    await this.limitKey.run(by, id, allowedNetworks);
    return this.keys.one(by, id);
  }

  @Delete('keys/:id')
  @HttpCode(204)
  @RequiresRight('keys.save-and-delete')
  @Audited('key.deleted')
  @AlsoByConnectLink()
  @ApiOperation({
    operationId: 'deleteKey',
    summary: 'Delete a key',
    description: 'From that moment no call with it is let in. Unsaved keys can be deleted too.',
  })
  @ApiNoContentResponse({ description: 'It is deleted.' })
  @ApiProblem(404, 'keys.not-found')
  @ApiProblem(409, 'keys.already-deleted')
  remove(@CurrentActor() by: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.deleteKey.run(by, id);
  }
}
