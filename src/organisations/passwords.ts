import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';

/** Names a password by its hash, for comparing; it opens nothing. */
export const passwordNameOf = (passwordHash: string): string =>
  createHash('sha256').update(passwordHash).digest('hex');

/** Argon2id with 19 MiB and two passes, as OWASP advises; these are the defaults of the library. */
@Injectable()
export class Passwords {
  private readonly ofNobody = hash(randomBytes(32));

  hash(password: string): Promise<string> {
    return hash(password);
  }

  /** Whether the password fits; takes equally long where there is no hash to compare with. */
  async fits(passwordHash: string | null | undefined, password: string): Promise<boolean> {
    const fits = await verify(passwordHash ?? (await this.ofNobody), password);
    return fits && typeof passwordHash === 'string';
  }
}
