import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { PartnerOrId } from '../connections/public/partner-or-id.schema.js';
import { type Page, PageQuery, pageOf } from '../platform/http/cursor.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { PostingAnswer } from './join.schemas.js';
import { ListPostings } from './list-postings.query.js';

/** What a partner reported of its own postings, for the console. */
@ApiTags('connections')
@ApiProblem(401, 'access.sign-in-needed')
@ApiProblem(403, 'access.right-missing')
@Controller('console/api/connections/:partner/postings')
export class PostingsController {
  constructor(private readonly listPostings: ListPostings) {}

  @Get()
  @RequiresRight('connections.read')
  @ApiOperation({
    operationId: 'listPostings',
    summary: 'List the partner’s own postings',
    description: 'Job ads that did not come from here, by the partner’s ids; such as those it archived.',
  })
  @ApiOkResponse({ standardSchema: pageOf(PostingAnswer), description: 'One page of postings.' })
  @ApiProblem(400, 'request.invalid', 'access.organisation-required')
  @ApiProblem(404, 'connections.not-found')
  list(
    @CurrentActor() by: Actor,
    @Param('partner', { schema: PartnerOrId }) partner: string,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<Page<PostingAnswer>> {
    return this.listPostings.run(by, partner, query);
  }
}
