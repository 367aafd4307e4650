import { Injectable, Logger } from '@nestjs/common';
import * as openid from 'openid-client';
import * as z from 'zod';
import type { PendingSingleSignOn } from '../../access/session.js';
import { Config } from '../../platform/config/config.js';
import { roleOfClaims } from './role-of-claims.js';
import { SingleSignOnOff, SingleSignOnRefused, SingleSignOnUnavailable } from './single-sign-on.errors.js';
import type { ProvenPerson } from './proven-person.js';

const KNOWN_FOR_MS = 3_600_000;
const TIMEOUT_SECONDS = 10;
/** How old a sign-in may be that was asked for anew; the provider's clock may differ by so much. */
const SKEW_SECONDS = 60;
const LONGEST_PROOF_SECONDS = 600;

const Claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  name: z.string().optional(),
  auth_time: z.number().optional(),
});

/** Speaks OpenID Connect with the operator's identity provider: authorization code with PKCE, state and nonce. */
@Injectable()
export class IdentityProvider {
  private readonly logger = new Logger(IdentityProvider.name);
  private known: { readonly provider: openid.Configuration; readonly until: number } | undefined;

  constructor(private readonly config: Config) {}

  /** The page of the console to which the provider sends people back. */
  get returnsTo(): string {
    return `${this.config.publicUrl}/sign-in/complete`;
  }

  /** Where to send the browser. Refuses with `organisations.single-sign-on-off` or `…-unavailable`. */
  async addressFor(pending: PendingSingleSignOn): Promise<string> {
    const provider = await this.provider();
    const again = pending.stepUpOf === null ? {} : { prompt: 'login', max_age: '0' };
    const address = openid.buildAuthorizationUrl(provider, {
      redirect_uri: this.returnsTo,
      scope: this.settings.scopes,
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(pending.codeVerifier),
      code_challenge_method: 'S256',
      ...again,
    });
    return address.href;
  }

  /** The page of the console to which the provider sends people back after signing out. */
  get signedOutTo(): string {
    return `${this.config.publicUrl}/sign-in`;
  }

  /** Where the browser ends its session at the provider; null if the provider has no such page or cannot be asked now. */
  async signOutAddress(): Promise<string | null> {
    if (!this.config.singleSignOn?.signOut) return null;
    const provider = await this.provider().catch(() => undefined);
    if (provider?.serverMetadata().end_session_endpoint === undefined) return null;
    return openid.buildEndSessionUrl(provider, { post_logout_redirect_uri: this.signedOutTo }).href;
  }

  /** Who came back, proven by the provider. Refuses with `organisations.single-sign-on-refused` or `…-unavailable`. */
  async personFrom(parameters: string, pending: PendingSingleSignOn): Promise<ProvenPerson> {
    const provider = await this.provider();
    const address = new URL(`${this.returnsTo}?${new URLSearchParams(parameters).toString()}`);
    try {
      const tokens = await openid.authorizationCodeGrant(provider, address, {
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        pkceCodeVerifier: pending.codeVerifier,
        idTokenExpected: true,
        ...(pending.stepUpOf !== null && { maxAge: LONGEST_PROOF_SECONDS }),
      });
      const idToken = tokens.claims() as openid.IDToken;
      return this.person(await this.withUserInfo(provider, idToken, tokens.access_token));
    } catch (error) {
      this.logger.warn(`Single sign-on failed: ${causeOf(error)}`);
      throw isOutage(error) ? new SingleSignOnUnavailable() : new SingleSignOnRefused();
    }
  }

  /** Whether the person signed in at the provider after the question was put. */
  isProvenSince(person: ProvenPerson, { startedAt }: PendingSingleSignOn): boolean {
    return person.signedInAt !== undefined && person.signedInAt >= startedAt / 1000 - SKEW_SECONDS;
  }

  private get settings() {
    const { singleSignOn } = this.config;
    if (!singleSignOn) throw new SingleSignOnOff();
    return singleSignOn;
  }

  private person(claims: object): ProvenPerson {
    const { iss, sub, email, email_verified, name, auth_time } = Claims.parse(claims);
    const { roleClaim, roles } = this.settings;
    return {
      issuer: iss,
      subject: sub,
      email,
      isEmailProven: email_verified === true,
      name,
      role: roleOfClaims({ ...claims }, roleClaim, roles),
      signedInAt: auth_time,
    };
  }

  /** Many providers tell e-mail and groups only there. What the signed token says counts more. */
  private async withUserInfo(provider: openid.Configuration, idToken: openid.IDToken, accessToken: string) {
    if (provider.serverMetadata().userinfo_endpoint === undefined) return idToken;
    return { ...(await openid.fetchUserInfo(provider, accessToken, idToken.sub)), ...idToken };
  }

  private async provider(): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    if (this.known && performance.now() < this.known.until) return this.known.provider;
    try {
      const provider = await openid.discovery(
        new URL(issuer),
        clientId,
        undefined,
        clientSecret === undefined ? openid.None() : openid.ClientSecretBasic(clientSecret),
        { timeout: TIMEOUT_SECONDS, execute: this.config.production ? [] : [openid.allowInsecureRequests] },
      );
      this.known = { provider, until: performance.now() + KNOWN_FOR_MS };
      return provider;
    } catch (error) {
      this.logger.warn(`The identity provider cannot be asked: ${causeOf(error)}`);
      throw new SingleSignOnUnavailable();
    }
  }
}

/** The provider could not be reached, or failed itself. */
function isOutage(error: unknown): boolean {
  if (error instanceof openid.ClientError) return error.code === 'OAUTH_TIMEOUT';
  if (error instanceof openid.ResponseBodyError) return error.status >= 500;
  return error instanceof TypeError;
}

/** Codes only: messages and causes can hold tokens. */
const causeOf = (error: unknown): string =>
  error instanceof Error ? `${error.name} ${'code' in error ? String(error.code) : ''}`.trim() : 'unknown';
