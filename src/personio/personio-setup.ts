import { Injectable } from '@nestjs/common';
import { masked } from '../connections/public/masked.js';
import type { EnteredValues, PartnerSetup, TestApplication } from '../connections/public/partner-setup.js';
import type { Verified } from '../connections/public/verdict.js';
import { PersonioSecret } from './personio-secret.js';
import { readCredentials } from './read-credentials.js';
import { VerificationLadder } from './verification-ladder.js';
import { WHY_UNPROVEN } from './verdicts.js';

/** How Personio's four values are read and verified. */
@Injectable()
export class PersonioSetup implements PartnerSetup<PersonioSecret> {
  readonly secret = PersonioSecret;
  readonly needed = ['companyId', 'accessToken'];
  readonly whyUnproven = WHY_UNPROVEN;

  constructor(private readonly ladder: VerificationLadder) {}

  read({ job = '', companyId = '', accessToken = '', channelId = '' }: EnteredValues) {
    return readCredentials({ job, companyId, accessToken, channelId });
  }

  accountOf({ companyId }: PersonioSecret): string {
    return companyId;
  }

  shown({ positionId: job, host, companyId, accessToken, channelId }: PersonioSecret) {
    return { job, host, companyId, channelId, accessToken: masked(accessToken) };
  }

  verify(secret: PersonioSecret, test: TestApplication | null): Promise<Verified> {
    return this.ladder.climb(secret, test);
  }
}
