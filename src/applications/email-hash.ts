import { keyedHash } from '@andock/secret-box';
import { Injectable } from '@nestjs/common';
import { Secrets } from '../platform/secrets/secrets.js';

/** Finds the same person again without keeping an address. */
@Injectable()
export class EmailHash {
  private readonly key: Buffer;

  constructor(secrets: Secrets) {
    this.key = secrets.derive('email-hash').key;
  }

  of(email: string): Buffer {
    return keyedHash(this.key, normalisedEmail(email));
  }
}

/** One spelling for all spellings of an address. */
export const normalisedEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase();
