import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Accounts, type SignedInAccount } from '../access/accounts.js';
import { Passwords } from './passwords.js';

const ACCOUNT = `select id, kind, kind || '.' || role as role, organisation_id as "organisationId", email, name`;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface AccountWithHash extends SignedInAccount {
  readonly passwordHash: string | null;
}

/** Looks accounts up on each call, so that a disabled one is out at once on every replica. */
@Injectable()
export class AccountsFromDatabase extends Accounts {
  constructor(
    private readonly em: EntityManager,
    private readonly passwords: Passwords,
  ) {
    super();
  }

  override async byId(id: string): Promise<SignedInAccount | undefined> {
    const [account] = await this.read<SignedInAccount>(`${ACCOUNT} from account where id = ? and disabled_at is null`, id);
    return account;
  }

  override async byPassword(email: string, password: string): Promise<SignedInAccount | undefined> {
    const [found] = await this.read<AccountWithHash>(
      `${ACCOUNT}, password_hash as "passwordHash" from account where email = ? and disabled_at is null`,
      email.toLowerCase(),
    );
    const { passwordHash, ...account } = found ?? { passwordHash: null };
    return (await this.passwords.fits(passwordHash, password)) ? (account as SignedInAccount) : undefined;
  }

  override async organisationExists(organisationId: string): Promise<boolean> {
    if (!UUID.test(organisationId)) return false;
    const found = await this.read('select 1 from organisation where id = ?', organisationId);
    return found.length > 0;
  }

  private read<Row extends object>(sql: string, value: string): Promise<Row[]> {
    return this.em.fork().execute<Row[]>(sql, [value]);
  }
}
