import { Injectable } from '@nestjs/common';
import { CredentialVault } from '../connections/public/credential-vault.js';
import { CredentialsGone } from './personio.errors.js';
import { PersonioSecret } from './personio-secret.js';
import { VerificationLadder } from './verification-ladder.js';
import type { PersonioVerdicts } from './verdicts.js';

/** A connection and the version of its credentials that works. */
export interface Watched {
  readonly id: string;
  readonly organisationId: string;
  readonly version: number;
}

/** What is known of token and company. */
export type AccessVerdicts = Pick<PersonioVerdicts, 'accessToken' | 'companyId'>;

/** Opens credentials that work and asks Personio about them. */
@Injectable()
export class ProbeAccess {
  constructor(
    private readonly vault: CredentialVault,
    private readonly ladder: VerificationLadder,
  ) {}

  /** Nothing when the company's budget has no room for it now. */
  async of(watched: Watched): Promise<AccessVerdicts | undefined> {
    const credential = await this.vault.version(watched, watched.version);
    if (!credential) throw new CredentialsGone();
    return this.ladder.accessWithinBudget(PersonioSecret.parse(credential.secret));
  }
}
