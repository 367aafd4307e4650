import { randomBytes } from 'node:crypto';
import { open, seal } from '@andock/secret-box';
import { Injectable } from '@nestjs/common';
import { SealingKeys } from '../platform/secrets/sealing-keys.js';
import { Secrets } from '../platform/secrets/secrets.js';

const SECRET_BYTES = 32;
const PREFIX = 'whsec_';

/** What a secret is bound to: sealed for one webhook, it does not open for another. */
interface Owner {
  readonly id: string;
  readonly organisationId: string | null;
}

/** Makes the secrets that messages are signed with, and keeps them sealed under the organisation's key. */
@Injectable()
export class WebhookSecrets {
  private readonly keyOfHub: Buffer;

  constructor(
    private readonly keys: SealingKeys,
    secrets: Secrets,
  ) {
    this.keyOfHub = secrets.derive('webhooks').key;
  }

  /** A new secret: plain, to be shown once, and sealed. Ask for it before a transaction begins. */
  async mint(owner: Owner): Promise<{ readonly plain: string; readonly sealed: Buffer }> {
    const bytes = randomBytes(SECRET_BYTES);
    const sealed = seal(await this.keyOf(owner), bytes, placeOf(owner));
    return { plain: `${PREFIX}${bytes.toString('base64')}`, sealed };
  }

  async open(owner: Owner, sealed: readonly Buffer[]): Promise<string[]> {
    const key = await this.keyOf(owner);
    return sealed.map((box) => `${PREFIX}${open(key, box, placeOf(owner)).toString('base64')}`);
  }

  private async keyOf({ organisationId }: Owner): Promise<Buffer> {
    return organisationId === null ? this.keyOfHub : this.keys.openOrCreate(organisationId);
  }
}

const placeOf = ({ id, organisationId }: Owner): string => `${organisationId ?? 'hub'}/webhook/${id}`;
