import { Body, Controller, Get, Header, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresRight, RequiresRightAndStepUp } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import type { Page } from '../platform/http/cursor.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { GenerateOperatorKey } from './generate-operator-key.use-case.js';
import { GeneratedKey, KeyPage, type KeyView, NewOperatorKey, OperatorKeysQuery } from './keys.schemas.js';
import { ListKeys } from './list-keys.query.js';

@ApiTags('Keys')
@Controller('console/api/operator-keys')
export class OperatorKeysController {
  constructor(
    private readonly generateKey: GenerateOperatorKey,
    private readonly keys: ListKeys,
  ) {}

  @Post()
  @Header('Cache-Control', 'no-store')
  @RequiresRightAndStepUp('operator-keys.manage')
  @Audited('key.generated')
  @ApiOperation({
    operationId: 'generateOperatorKey',
    summary: 'Generate an operator key',
    description:
      'For the operator’s own systems. It acts for the organisation named in the header `andock-organisation`, and is saved and deleted like other keys.',
  })
  @ApiCreatedResponse({ standardSchema: GeneratedKey, description: 'The key, to be copied now.' })
  @ApiProblem(400, 'request.invalid')
  generate(
    @CurrentActor() by: Actor,
    @Body({ schema: NewOperatorKey }) input: NewOperatorKey,
  ): Promise<GeneratedKey> {
    return this.generateKey.run(by, input);
  }

  @Get()
  @RequiresRight('operator-keys.manage')
  @ApiOperation({
    operationId: 'listOperatorKeys',
    summary: 'Operator keys',
    description: 'Masked; deleted and void ones are not listed.',
  })
  @ApiOkResponse({ standardSchema: KeyPage, description: 'A page of keys.' })
  @ApiProblem(400, 'request.invalid')
  list(@Query({ schema: OperatorKeysQuery }) query: OperatorKeysQuery): Promise<Page<KeyView>> {
    return this.keys.ofOperator(query);
  }
}
