import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Accounts } from '../access/accounts.js';
import { Account } from './account.entity.js';
import { AccountsFromDatabase } from './accounts-from-database.js';
import { Organisation } from './organisation.entity.js';
import { Passwords } from './passwords.js';
import { CreateAccount } from './public/create-account.use-case.js';
import { CreateOrganisation } from './public/create-organisation.use-case.js';
import { People } from './public/people.js';

/** Customer companies, the people who sign in, and their sessions. Fills the port `Accounts` of `access`. */
@Global()
@Module({
  imports: [MikroOrmModule.forFeature([Organisation, Account]), DiscoveryModule],
  providers: [Passwords, People, CreateOrganisation, CreateAccount, { provide: Accounts, useClass: AccountsFromDatabase }],
  exports: [Accounts, People, CreateOrganisation, CreateAccount],
})
export class OrganisationsModule {}
