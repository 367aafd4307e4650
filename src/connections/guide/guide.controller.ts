import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresRight } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { Audited } from '../../audit/audited.decorators.js';
import { CallerLanguage } from '../../platform/http/caller-language.js';
import type { Page } from '../../platform/http/cursor.js';
import type { Language } from '../../platform/http/language.js';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import { ChangeGuideText } from './change-guide-text.use-case.js';
import { GuideTextInput, GuideTextPage, type GuideTextView } from './guide.schemas.js';
import { ListGuideTexts } from './list-guide-texts.query.js';

@ApiTags('Partners')
@Controller('console/api/guide-texts')
export class GuideController {
  constructor(
    private readonly listGuideTexts: ListGuideTexts,
    private readonly changeGuideText: ChangeGuideText,
  ) {}

  @Get()
  @RequiresRight('settings.manage')
  @ApiOperation({
    operationId: 'listGuideTexts',
    summary: 'List the texts of the guides',
    description: 'What customers read about where a value stands at a partner, and what to do there next.',
  })
  @ApiOkResponse({ standardSchema: GuideTextPage, description: 'All of them on one page.' })
  async list(@CallerLanguage() language: Language): Promise<Page<GuideTextView>> {
    return { data: await this.listGuideTexts.run(language), nextCursor: null };
  }

  @Put()
  @HttpCode(204)
  @RequiresRight('settings.manage')
  @Audited('guide-text.changed')
  @ApiOperation({
    operationId: 'changeGuideText',
    summary: 'Change a text of a guide',
    description: 'Partners move their pages; customers read the new text at once.',
  })
  @ApiNoContentResponse({ description: 'Changed.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'connections.partner-not-found', 'connections.guide-text-not-found')
  change(@CurrentActor() by: Actor, @Body({ schema: GuideTextInput }) body: GuideTextInput): Promise<void> {
    return this.changeGuideText.run(by, body);
  }
}
