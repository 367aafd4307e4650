import { createHash, createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secrets } from '../../platform/secrets/secrets.js';

/** Tokens of links that go out by mail. They are derived when the mail is written, so no table or queue ever holds one. */
@Injectable()
export class LinkTokens {
  private readonly key: Buffer;

  constructor(secrets: Secrets) {
    this.key = secrets.derive('mail-link').key;
  }

  /** The token for an invitation or a password reset, 256 bit in base64url. */
  tokenOf(id: string): string {
    return createHmac('sha256', this.key).update(id).digest('base64url');
  }

  /** What the database knows of the token. */
  hashOf(id: string): Buffer {
    return hashOfToken(this.tokenOf(id));
  }
}

/** SHA-256 of a token that somebody sent. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();
