import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secrets } from '../platform/secrets/secrets.js';

/** The token that has to come back in `x-csrf-token` with every change; nowhere kept, since it follows from the session's id. */
@Injectable()
export class CsrfTokens {
  private readonly key: KeyObject;

  constructor(secrets: Secrets) {
    this.key = createSecretKey(secrets.derive('csrf').key);
  }

  of({ sessionID }: { readonly sessionID: string }): string {
    return createHmac('sha256', this.key).update(sessionID).digest('base64url');
  }
}
