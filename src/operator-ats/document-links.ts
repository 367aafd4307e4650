import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { Config } from '../platform/config/config.js';
import { Clock } from '../platform/database/clock.js';
import { Secrets } from '../platform/secrets/secrets.js';
import type { LinkTo } from './to-delivery-event.js';

const LASTS_MS = 3_600_000;

/** What a link opens. */
const Linked = z.object({
  organisationId: z.uuid(),
  applicationId: z.uuid(),
  documentId: z.uuid(),
  connectionId: z.uuid(),
  /** Milliseconds since 1970. */
  until: z.int(),
});
export type Linked = z.infer<typeof Linked>;

/** Links that hand out one document without a session, for an hour. Nothing is kept of them: the signature is the proof. */
@Injectable()
export class DocumentLinks {
  private readonly key: Buffer;

  constructor(
    secrets: Secrets,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {
    this.key = secrets.derive('operator-ats-document-link').key;
  }

  make(document: Omit<Linked, 'until'>): LinkTo {
    const expiresAt = new Date(this.clock.now().getTime() + LASTS_MS);
    const text = Buffer.from(JSON.stringify({ ...document, until: expiresAt.getTime() })).toString(
      'base64url',
    );
    const url = `${this.config.publicUrl}/operator-ats/documents/${text}.${this.signatureOf(text).toString('base64url')}`;
    return { url, expiresAt };
  }

  /** What a link opens; undefined for one that is not ours, was changed, or is over. */
  open(token: string): Linked | undefined {
    const [text = '', signature = ''] = token.split('.');
    const given = Buffer.from(signature, 'base64url');
    const right = this.signatureOf(text);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    const linked = Linked.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return linked.until > this.clock.now().getTime() ? linked : undefined;
  }

  private signatureOf(text: string): Buffer {
    return createHmac('sha256', this.key).update(text).digest();
  }
}
