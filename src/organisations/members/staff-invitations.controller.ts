import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import * as z from 'zod';
import { CurrentActor, RequiresRight } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { Audited } from '../../audit/audited.decorators.js';
import { type Page, PageQuery } from '../../platform/http/cursor.js';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import { STAFF } from './group.js';
import { invitationRow } from './invitation-row.js';
import { InviteStaff } from './invite-staff.use-case.js';
import { ListInvitations } from './list-invitations.query.js';
import { type InvitationRow, StaffInvitation, StaffInvitationPage, NewStaff } from './members.schemas.js';
import { WithdrawInvitation } from './withdraw-invitation.use-case.js';

const ID = { schema: z.uuid() };

@ApiTags('staff')
@Controller('console/api/staff')
export class StaffInvitationsController {
  constructor(
    private readonly inviteStaff: InviteStaff,
    private readonly listInvitations: ListInvitations,
    private readonly withdrawInvitation: WithdrawInvitation,
  ) {}

  @Post()
  @RequiresRight('staff.manage')
  @Audited('invitation.created')
  @ApiOperation({
    operationId: 'inviteStaff',
    summary: 'Invite a person',
    description:
      'Sends a link that makes the account; it works once within 24 hours. An earlier invitation of the same e-mail is replaced.',
  })
  @ApiCreatedResponse({ standardSchema: StaffInvitation, description: 'The invitation.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(409, 'organisations.email-taken', 'organisations.staff-by-single-sign-on')
  async invite(
    @CurrentActor() by: Actor,
    @Body({ schema: NewStaff }) body: NewStaff,
  ): Promise<InvitationRow> {
    return invitationRow(await this.inviteStaff.run(by, body));
  }

  @Get('invitations')
  @RequiresRight('staff.manage')
  @ApiOperation({
    operationId: 'listStaffInvitations',
    summary: 'List open invitations',
    description: 'Invitations that nobody accepted yet, expired ones too.',
  })
  @ApiOkResponse({ standardSchema: StaffInvitationPage, description: 'A page of invitations.' })
  @ApiProblem(400, 'request.invalid')
  list(@Query({ schema: PageQuery }) query: PageQuery): Promise<Page<InvitationRow>> {
    return this.listInvitations.run(STAFF, query);
  }

  @Delete('invitations/:id')
  @HttpCode(204)
  @RequiresRight('staff.manage')
  @Audited('invitation.withdrawn')
  @ApiOperation({
    operationId: 'withdrawStaffInvitation',
    summary: 'Withdraw an invitation',
    description: 'Its link is worthless from then on.',
  })
  @ApiNoContentResponse({ description: 'Withdrawn.' })
  @ApiProblem(404, 'organisations.invitation-not-found')
  withdraw(@CurrentActor() by: Actor, @Param('id', ID) id: string): Promise<void> {
    return this.withdrawInvitation.run(by, STAFF, id);
  }
}
