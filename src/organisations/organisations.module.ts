import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Accounts } from '../access/accounts.js';
import { Account } from './account.entity.js';
import { AccountsFromDatabase } from './accounts-from-database.js';
import { ListMembers } from './list-members.query.js';
import { ListOrganisations } from './list-organisations.query.js';
import { Organisation } from './organisation.entity.js';
import { OrganisationsApiController } from './organisations-api.controller.js';
import { OrganisationsController } from './organisations.controller.js';
import { Passwords } from './passwords.js';
import { CreateAccount } from './public/create-account.use-case.js';
import { CreateOrganisation } from './public/create-organisation.use-case.js';
import { People } from './public/people.js';
import { PutOrganisation } from './put-organisation.use-case.js';
import { CheckPassword } from './session/check-password.js';
import { EndSession } from './session/end-session.use-case.js';
import { PasswordStrategy } from './session/password.strategy.js';
import { SessionController } from './session/session.controller.js';
import { SignInFailures } from './session/sign-in-failures.js';
import { StartSession } from './session/start-session.use-case.js';
import { StepUpSession } from './session/step-up-session.use-case.js';

const SESSIONS = [SignInFailures, CheckPassword, PasswordStrategy, StartSession, EndSession, StepUpSession];
const ACCOUNTS = [
  Passwords,
  AccountsFromDatabase,
  { provide: Accounts, useExisting: AccountsFromDatabase },
  People,
  CreateAccount,
];
const ORGANISATIONS = [CreateOrganisation, PutOrganisation, ListOrganisations, ListMembers];

/** Customer companies, the people who sign in, and their sessions. Fills the port `Accounts` of `access`. */
@Global()
@Module({
  imports: [MikroOrmModule.forFeature([Organisation, Account]), DiscoveryModule],
  controllers: [SessionController, OrganisationsController, OrganisationsApiController],
  providers: [...SESSIONS, ...ACCOUNTS, ...ORGANISATIONS],
  exports: [Accounts, People, CreateOrganisation, CreateAccount],
})
export class OrganisationsModule {}
