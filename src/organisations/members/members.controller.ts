import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { CurrentActor, RequiresRight, RequiresRightAndStepUp } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { Audited } from '../../audit/audited.decorators.js';
import type { Page } from '../../platform/http/cursor.js';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import { ChangeRole } from './change-role.use-case.js';
import { DisableAccount } from './disable-account.use-case.js';
import { EnableAccount } from './enable-account.use-case.js';
import { membersOf } from './group.js';
import { ListPeople } from './list-people.query.js';
import { MemberChange, MemberPage, PeopleQuery, type PersonRow } from './members.schemas.js';
import { ResetSecondFactor } from './reset-second-factor.use-case.js';

const ID = { schema: z.uuid() };

@ApiTags('members')
@Controller('console/api/members')
export class MembersController {
  constructor(
    private readonly listPeople: ListPeople,
    private readonly changeRole: ChangeRole,
    private readonly disableAccount: DisableAccount,
    private readonly enableAccount: EnableAccount,
    private readonly resetFactor: ResetSecondFactor,
  ) {}

  @Get()
  @RequiresRight('members.manage')
  @ApiOperation({
    operationId: 'listMembers',
    summary: 'List members',
    description: 'The people of the own organisation, disabled ones too.',
  })
  @ApiOkResponse({ standardSchema: MemberPage, description: 'A page of members.' })
  @ApiProblem(400, 'request.invalid')
  list(
    @CurrentActor() by: Actor,
    @Query({ schema: PeopleQuery }) query: PeopleQuery,
  ): Promise<Page<PersonRow>> {
    return this.listPeople.run(membersOf(by), query);
  }

  @Patch(':id')
  @HttpCode(204)
  @RequiresRight('members.manage')
  @Audited('account.role-changed')
  @ApiOperation({
    operationId: 'changeMember',
    summary: 'Change the role',
    description: 'Counts from the person’s next call on.',
  })
  @ApiNoContentResponse({ description: 'The person has this role.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'organisations.account-not-found')
  @ApiProblem(409, 'organisations.last-one')
  change(
    @CurrentActor() by: Actor,
    @Param('id', ID) id: string,
    @Body({ schema: MemberChange }) { role }: MemberChange,
  ): Promise<void> {
    return this.changeRole.run(by, membersOf(by), id, role);
  }

  @Post(':id/disable')
  @HttpCode(204)
  @RequiresRight('members.manage')
  @Audited('account.disabled')
  @ApiOperation({
    operationId: 'disableMember',
    summary: 'Disable an account',
    description: 'Ends its sessions at once; the person cannot sign in until it is enabled again.',
  })
  @ApiNoContentResponse({ description: 'The account is disabled.' })
  @ApiProblem(404, 'organisations.account-not-found')
  @ApiProblem(409, 'organisations.last-one')
  disable(@CurrentActor() by: Actor, @Param('id', ID) id: string): Promise<void> {
    return this.disableAccount.run(by, membersOf(by), id);
  }

  @Post(':id/enable')
  @HttpCode(204)
  @RequiresRight('members.manage')
  @Audited('account.enabled')
  @ApiOperation({
    operationId: 'enableMember',
    summary: 'Enable an account',
    description: 'The person may sign in again with its password and role.',
  })
  @ApiNoContentResponse({ description: 'The account is enabled.' })
  @ApiProblem(404, 'organisations.account-not-found')
  enable(@CurrentActor() by: Actor, @Param('id', ID) id: string): Promise<void> {
    return this.enableAccount.run(by, membersOf(by), id);
  }

  @Delete(':id/second-factor')
  @HttpCode(204)
  @RequiresRightAndStepUp('members.manage')
  @Audited('second-factor.reset')
  @ApiOperation({
    operationId: 'resetMemberSecondFactor',
    summary: 'Remove a lost second factor',
    description: 'The person’s sessions end, a mail tells it, and the password alone lets in again.',
  })
  @ApiNoContentResponse({ description: 'Removed.' })
  @ApiProblem(404, 'organisations.account-not-found', 'organisations.second-factor-missing')
  resetSecondFactor(@CurrentActor() by: Actor, @Param('id', ID) id: string): Promise<void> {
    return this.resetFactor.run(by, membersOf(by), id);
  }
}
