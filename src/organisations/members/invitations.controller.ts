import { Body, Controller, Header, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Public } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { Audited, NotAudited } from '../../audit/audited.decorators.js';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import { VisitorGuard } from '../session/visitor.guard.js';
import { AcceptInvitation } from './accept-invitation.use-case.js';
import { Acceptance, InvitationLink, InvitationOffer } from './members.schemas.js';
import { ReadInvitation } from './read-invitation.query.js';

const NOBODY_YET = 'whoever was invited has no account yet; the link is the proof';

@ApiTags('invitations')
@Controller('console/api/invitations')
@UseGuards(VisitorGuard)
export class InvitationsController {
  constructor(
    private readonly readInvitation: ReadInvitation,
    private readonly acceptInvitation: AcceptInvitation,
  ) {}

  @Post('read')
  @HttpCode(200)
  @Public(NOBODY_YET)
  @NotAudited('it only reads; the token stands in the body so that no log holds it')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'readInvitation',
    summary: 'Read an invitation',
    description:
      'Who invites, and what the account will be. The same refusal for a link that is unknown, used or too old; twenty of them close the network for up to 15 minutes.',
  })
  @ApiOkResponse({ standardSchema: InvitationOffer, description: 'What the invitation offers.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(403, 'organisations.foreign-origin')
  @ApiProblem(404, 'organisations.link-refused')
  @ApiProblem(409, 'organisations.staff-by-single-sign-on')
  @ApiProblem(429, 'access.too-many-sign-ins')
  read(
    @Body({ schema: InvitationLink }) { token }: InvitationLink,
    @CurrentActor() visitor: Actor,
  ): Promise<InvitationOffer> {
    return this.readInvitation.run(token, visitor.call?.ip ?? null);
  }

  @Post('accept')
  @HttpCode(204)
  @Public(NOBODY_YET)
  @Audited('invitation.accepted')
  @ApiOperation({
    operationId: 'acceptInvitation',
    summary: 'Accept an invitation',
    description:
      'Makes the account; the person signs in with its e-mail and the password afterwards. Works once.',
  })
  @ApiNoContentResponse({ description: 'The account is there.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(403, 'organisations.foreign-origin')
  @ApiProblem(404, 'organisations.link-refused')
  @ApiProblem(409, 'organisations.email-taken', 'organisations.staff-by-single-sign-on')
  @ApiProblem(429, 'access.too-many-sign-ins')
  async accept(
    @CurrentActor() visitor: Actor,
    @Body({ schema: Acceptance }) body: Acceptance,
  ): Promise<void> {
    await this.readInvitation.run(body.token, visitor.call?.ip ?? null);
    await this.acceptInvitation.run(visitor, body);
  }
}
