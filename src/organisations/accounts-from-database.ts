import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Accounts, type ProvenAccount, type SignedInAccount } from '../access/accounts.js';
import { Config } from '../platform/config/config.js';
import { passwordNameOf, Passwords } from './passwords.js';

const ACCOUNT = `select id, kind, kind || '.' || role as role, organisation_id as "organisationId", email, name`;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const BY_PASSWORD_ONLY = ` and (kind = 'member' or always_by_password)`;

/** An account and where it belongs. */
export interface NamedAccount {
  readonly id: string;
  readonly organisationId: string | null;
}

/** Looks accounts up on each call, so that a disabled one is out at once on every replica. */
@Injectable()
export class AccountsFromDatabase extends Accounts {
  constructor(
    private readonly em: EntityManager,
    private readonly passwords: Passwords,
    private readonly config: Config,
  ) {
    super();
  }

  override async byId(id: string): Promise<SignedInAccount | undefined> {
    const [account] = await this.read<SignedInAccount>(
      `${ACCOUNT} from account where id = ? and disabled_at is null`,
      id,
    );
    return account;
  }

  override async byPassword(email: string, password: string): Promise<ProvenAccount | undefined> {
    const [found] = await this.read<{ id: string; hash: string | null }>(
      `select id, password_hash as hash from account
        where email = ? and disabled_at is null${this.config.staffPasswords ? '' : BY_PASSWORD_ONLY}`,
      email.toLowerCase(),
    );
    const fits = await this.passwords.fits(found?.hash, password);
    if (!found?.hash || !fits) return undefined;
    const account = await this.byId(found.id);
    return account && { ...account, passwordName: passwordNameOf(found.hash) };
  }

  /** Whose e-mail this is, disabled or not; for the log of refused sign-ins. */
  async named(email: string): Promise<NamedAccount | undefined> {
    const [account] = await this.read<NamedAccount>(
      'select id, organisation_id as "organisationId" from account where email = ?',
      email.toLowerCase(),
    );
    return account;
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
