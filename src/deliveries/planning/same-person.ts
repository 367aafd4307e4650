import { keyedHash } from '@andock/secret-box';
import { Injectable } from '@nestjs/common';
import { Secrets } from '../../platform/secrets/secrets.js';
import type { Destination, Way } from '../public/delivery-route.js';

/** Recognises applications of the same person to the same job of the same company; says nothing about who it is. */
@Injectable()
export class SamePerson {
  private readonly key: Buffer;

  constructor(secrets: Secrets) {
    this.key = secrets.derive('delivery-same-person').key;
  }

  /** By company and position at the partner; by our connection and job as long as those are not known. */
  keyOf(partner: string, way: Way, destination: Destination | undefined, emailHash: Buffer): Buffer {
    const place = destination
      ? [partner, destination.company, destination.position]
      : ['unknown', way.connectionId, way.jobId];
    return keyedHash(this.key, ...place, emailHash.toString('hex'));
  }
}
