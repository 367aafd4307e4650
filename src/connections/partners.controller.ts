import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AlsoByConnectLink, RequiresRight } from '../access/access.decorators.js';
import type { Page } from '../platform/http/cursor.js';
import type { Language } from '../platform/http/language.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { CallerLanguage } from '../platform/http/caller-language.js';
import { PartnerNotFound } from './connections.errors.js';
import { PartnerPage, PartnerView } from './connections.schemas.js';
import { partnerView } from './partner-view.js';
import { GuideTexts } from './guide/guide-texts.js';
import { PartnerManifests } from './public/partner-manifests.js';
import { PartnerOrId } from './public/partner-or-id.schema.js';

@ApiTags('Partners')
@Controller('console/api/partners')
export class PartnersController {
  constructor(
    private readonly partners: PartnerManifests,
    private readonly texts: GuideTexts,
  ) {}

  @Get()
  @RequiresRight('partners.read')
  @ApiOperation({
    operationId: 'listPartners',
    summary: 'Partners',
    description: 'All partners that the operator offers, in the caller’s language.',
  })
  @ApiOkResponse({ standardSchema: PartnerPage, description: 'All of them on one page.' })
  async list(@CallerLanguage() language: Language): Promise<Page<PartnerView>> {
    const own = await this.texts.all();
    const data = this.partners.all().map((manifest) => partnerView(manifest, own, language));
    return { data, nextCursor: null };
  }

  @Get(':partner')
  @RequiresRight('partners.read')
  @AlsoByConnectLink()
  @ApiOperation({
    operationId: 'getPartner',
    summary: 'One partner',
    description: 'What to know about it and what it needs, in the caller’s language.',
  })
  @ApiOkResponse({ standardSchema: PartnerView, description: 'The partner.' })
  @ApiProblem(404, 'connections.partner-not-found')
  async get(
    @CallerLanguage() language: Language,
    @Param('partner', { schema: PartnerOrId }) partner: string,
  ): Promise<PartnerView> {
    const manifest = this.partners.of(partner);
    if (!manifest) throw new PartnerNotFound();
    return partnerView(manifest, await this.texts.all(), language);
  }
}
