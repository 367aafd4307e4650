import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Accounts } from '../access/accounts.js';
import { MailModule } from '../platform/mail/mail.module.js';
import { Account } from './account.entity.js';
import { AccountsFromDatabase } from './accounts-from-database.js';
import { ListOrganisations } from './list-organisations.query.js';
import { AcceptInvitation } from './members/accept-invitation.use-case.js';
import { ChangeRole } from './members/change-role.use-case.js';
import { DisableAccount } from './members/disable-account.use-case.js';
import { EnableAccount } from './members/enable-account.use-case.js';
import { Invitation } from './members/invitation.entity.js';
import { InvitationsController } from './members/invitations.controller.js';
import { InvitePerson } from './members/invite-person.use-case.js';
import { LinkTokens } from './members/link-tokens.js';
import { ListInvitations } from './members/list-invitations.query.js';
import { ListPeople } from './members/list-people.query.js';
import { MemberInvitationsController } from './members/member-invitations.controller.js';
import { MembersController } from './members/members.controller.js';
import { ReadInvitation } from './members/read-invitation.query.js';
import { OldLinksCheck } from './checks/old-links.check.js';
import { ResetSecondFactor } from './members/reset-second-factor.use-case.js';
import { SendInvitationTask } from './members/send-invitation.task.js';
import { StaffInvitationsController } from './members/staff-invitations.controller.js';
import { StaffController } from './members/staff.controller.js';
import { WithdrawInvitation } from './members/withdraw-invitation.use-case.js';
import { Organisation } from './organisation.entity.js';
import { OrganisationsApiController } from './organisations-api.controller.js';
import { OrganisationsController } from './organisations.controller.js';
import { AskPasswordReset } from './own-account/ask-password-reset.use-case.js';
import { ChangePassword } from './own-account/change-password.use-case.js';
import { EndOwnSessions } from './own-account/end-own-sessions.use-case.js';
import { ListOwnSessions } from './own-account/list-own-sessions.query.js';
import { OpenPasswordReset } from './own-account/open-password-reset.use-case.js';
import { OwnSessionsController } from './own-account/own-sessions.controller.js';
import { PasswordReset } from './own-account/password-reset.entity.js';
import { PasswordsController } from './own-account/passwords.controller.js';
import { ResetPassword } from './own-account/reset-password.use-case.js';
import { SendPasswordResetTask } from './own-account/send-password-reset.task.js';
import { Passwords } from './passwords.js';
import { CreateAccount } from './public/create-account.use-case.js';
import { CreateOrganisation } from './public/create-organisation.use-case.js';
import { People } from './public/people.js';
import { PutOrganisation } from './put-organisation.use-case.js';
import { CheckCode } from './second-factor/check-code.js';
import { OwnSecondFactor } from './second-factor/own-second-factor.use-case.js';
import { RecoveryCodes } from './second-factor/recovery-codes.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondFactors } from './second-factor/second-factors.js';
import { CheckPassword } from './session/check-password.js';
import { EndSession } from './session/end-session.use-case.js';
import { PasswordStrategy } from './session/password.strategy.js';
import { SessionController } from './session/session.controller.js';
import { RefusedSignIns } from './session/refused-sign-ins.js';
import { SignInFailures } from './session/sign-in-failures.js';
import { StartSession } from './session/start-session.use-case.js';
import { ShowSession } from './session/show-session.query.js';
import { StepUpSession } from './session/step-up-session.use-case.js';
import { StepUpWays } from './session/step-up-ways.query.js';
import { BeginSingleSignOn } from './single-sign-on/begin-single-sign-on.js';
import { CompleteSingleSignOn } from './single-sign-on/complete-single-sign-on.use-case.js';
import { FindStaff } from './single-sign-on/find-staff.use-case.js';
import { FinishSingleSignOn } from './single-sign-on/finish-single-sign-on.js';
import { IdentityProvider } from './single-sign-on/identity-provider.js';
import { EndSingleSignOn } from './single-sign-on/end-single-sign-on.use-case.js';
import { SingleSignOutController } from './single-sign-on/single-sign-out.controller.js';
import { InviteStaff } from './members/invite-staff.use-case.js';
import { SingleSignOnController } from './single-sign-on/single-sign-on.controller.js';

const SESSIONS = [
  SignInFailures,
  RefusedSignIns,
  CheckPassword,
  PasswordStrategy,
  StartSession,
  EndSession,
  ShowSession,
  StepUpSession,
  StepUpWays,
];
const SINGLE_SIGN_ON = [
  IdentityProvider,
  BeginSingleSignOn,
  FinishSingleSignOn,
  CompleteSingleSignOn,
  FindStaff,
  EndSingleSignOn,
];
const ACCOUNTS = [
  Passwords,
  AccountsFromDatabase,
  { provide: Accounts, useExisting: AccountsFromDatabase },
  People,
  CreateAccount,
];
const ORGANISATIONS = [CreateOrganisation, PutOrganisation, ListOrganisations];
const MEMBERS = [
  LinkTokens,
  ListPeople,
  ChangeRole,
  DisableAccount,
  EnableAccount,
  ResetSecondFactor,
  OldLinksCheck,
  ListInvitations,
  InvitePerson,
  InviteStaff,
  WithdrawInvitation,
  ReadInvitation,
  AcceptInvitation,
  SendInvitationTask,
];
const OWN_ACCOUNT = [
  ChangePassword,
  AskPasswordReset,
  OpenPasswordReset,
  ResetPassword,
  SendPasswordResetTask,
  ListOwnSessions,
  EndOwnSessions,
];
const SECOND_FACTOR = [SecondFactors, RecoveryCodes, CheckCode, OwnSecondFactor];
const CONTROLLERS = [
  SessionController,
  SingleSignOnController,
  SingleSignOutController,
  OwnSessionsController,
  PasswordsController,
  SecondFactorController,
  OrganisationsController,
  OrganisationsApiController,
  MembersController,
  MemberInvitationsController,
  StaffController,
  StaffInvitationsController,
  InvitationsController,
];

/** Customer companies, the people who sign in, and their sessions. Fills the port `Accounts` of `access`. */
@Global()
@Module({
  imports: [
    MikroOrmModule.forFeature([Organisation, Account, Invitation, PasswordReset]),
    DiscoveryModule,
    MailModule,
  ],
  controllers: CONTROLLERS,
  providers: [
    ...SESSIONS,
    ...SINGLE_SIGN_ON,
    ...ACCOUNTS,
    ...ORGANISATIONS,
    ...MEMBERS,
    ...OWN_ACCOUNT,
    ...SECOND_FACTOR,
  ],
  exports: [Accounts, People, CreateOrganisation, CreateAccount],
})
export class OrganisationsModule {}
