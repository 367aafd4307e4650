import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Response } from 'express';
import { Strategy } from 'passport-custom';
import { KeyRateLimit } from '../platform/http/key-rate-limit.js';
import {
  AddressNotAllowed,
  KeyInAddress,
  KeyRefused,
  OrganisationHeaderMissing,
  OrganisationNotFound,
} from './access.errors.js';
import type { RequestWithActor } from './access.decorators.js';
import type { Actor } from './actor.js';
import { addressOf } from './address-of.js';
import { isWithin } from './networks.js';
import { KeyVerifier, type RefusedKey, type VerifiedKey } from './key-verifier.js';

/** Lets a key in: exactly one `Authorization: Bearer` header counts, nothing else is looked at. */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(Strategy, 'api-key') {
  constructor(
    private readonly keys: KeyVerifier,
    private readonly rateLimit: KeyRateLimit,
  ) {
    super();
  }

  async validate(request: RequestWithActor): Promise<Actor> {
    if (/adk_(live|test)_/.test(request.originalUrl)) throw new KeyInAddress();
    const key = await this.keys.verify(bearerOf(request));
    if (isRefused(key)) throw Object.assign(new KeyRefused(), { keyId: key.keyId });
    request.user = actorOf(key, key.organisationId);
    const address = addressOf(request) ?? '';
    if (!isWithin(address, key.allowedNetworks)) throw new AddressNotAllowed(address);
    this.rateLimit.take(key.id, request.res as Response);
    return actorOf(key, key.organisationId ?? (await this.organisationOfOperatorKey(request)));
  }

  private async organisationOfOperatorKey(request: RequestWithActor): Promise<string | null> {
    const named = request.headers['andock-organisation'];
    if (named === undefined) return null;
    if (typeof named !== 'string') throw new OrganisationHeaderMissing();
    const organisationId = await this.keys.organisationNamed(named);
    if (!organisationId) throw new OrganisationNotFound();
    return organisationId;
  }
}

const actorOf = ({ id, scopes, connectionId }: VerifiedKey, organisationId: string | null): Actor => ({
  kind: 'key',
  id,
  display: null,
  organisationId,
  role: null,
  scopes,
  connectionId,
  reason: null,
  call: null,
});

const isRefused = (key: VerifiedKey | RefusedKey): key is RefusedKey => 'refused' in key;

function bearerOf(request: RequestWithActor): string {
  const headers = request.rawHeaders.filter(
    (name, at) => at % 2 === 0 && name.toLowerCase() === 'authorization',
  );
  if (headers.length !== 1) return '';
  return /^Bearer ([\x21-\x7e]+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}
