import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { NotAudited } from '../audit/audited.decorators.js';
import type { Page } from '../platform/http/cursor.js';
import type { Language } from '../platform/http/language.js';
import { CallerLanguage } from '../platform/http/caller-language.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { TopicMandatory } from './notifications.errors.js';
import { PreferenceInput, PreferencePage, PreferenceView } from './notifications.schemas.js';
import { BOTH_WAYS, Preferences, type Ways } from './preferences.js';
import { NOTICE_TOPICS, TOPIC_NAMES, type NoticeTopicName } from './topics.js';

@ApiTags('notices')
@ApiProblem(401, 'access.sign-in-needed')
@Controller('console/api/notice-preferences')
export class PreferencesController {
  constructor(private readonly preferences: Preferences) {}

  @Get()
  @RequiresRight('notices.own')
  @ApiOperation({
    operationId: 'listNoticePreferences',
    summary: 'How to be told',
    description: 'For each topic, whether the signed-in person hears of it in the console and by mail.',
  })
  @ApiOkResponse({ standardSchema: PreferencePage, description: 'All topics.' })
  async list(@CurrentActor() by: Actor, @CallerLanguage() language: Language): Promise<Page<PreferenceView>> {
    const chosen = await this.preferences.allOf(by.id);
    return { data: TOPIC_NAMES.map((topic) => view(topic, chosen.get(topic), language)), nextCursor: null };
  }

  @Put(':topic')
  @RequiresRight('notices.own')
  @NotAudited('how somebody wants to be told is of no consequence to anybody else')
  @ApiOperation({
    operationId: 'chooseNoticePreference',
    summary: 'Choose how to be told',
    description: 'For one topic of the signed-in person; mandatory topics stay as they are.',
  })
  @ApiOkResponse({ standardSchema: PreferenceView, description: 'The topic as chosen.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(409, 'notifications.topic-mandatory')
  async choose(
    @CurrentActor() by: Actor,
    @CallerLanguage() language: Language,
    @Param('topic', { schema: z.enum(TOPIC_NAMES) }) topic: NoticeTopicName,
    @Body({ schema: PreferenceInput }) ways: PreferenceInput,
  ): Promise<PreferenceView> {
    if (NOTICE_TOPICS[topic].mandatory) throw new TopicMandatory();
    await this.preferences.choose(by.id, topic, ways);
    return view(topic, ways, language);
  }
}

function view(topic: NoticeTopicName, ways: Ways = BOTH_WAYS, language: Language): PreferenceView {
  const { title, mandatory } = NOTICE_TOPICS[topic];
  return { topic, title: title[language], mandatory, ...(mandatory ? BOTH_WAYS : ways) };
}
