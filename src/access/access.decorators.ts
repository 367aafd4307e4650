import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Actor } from './actor.js';
import type { Right } from './rights.js';
import type { Scope } from './scopes.js';

/** Who may call a route. */
export type AccessRule =
  | { readonly kind: 'scope'; readonly scope: Scope }
  | { readonly kind: 'right'; readonly right: Right; readonly stepUp: boolean }
  | { readonly kind: 'public'; readonly why: string };

export const ACCESS_RULE = 'andock:access-rule';
const rule = (value: AccessRule) => SetMetadata(ACCESS_RULE, value);

/** Only a key with this scope. */
export const RequiresScope = (scope: Scope) =>
  applyDecorators(rule({ kind: 'scope', scope }), ApiBearerAuth('key'), ApiExtension('x-scope', scope));

/** Only a signed-in person whose role carries this right. */
export const RequiresRight = (right: Right) =>
  applyDecorators(
    rule({ kind: 'right', right, stepUp: false }),
    ApiCookieAuth('session'),
    ApiExtension('x-right', right),
  );

/** As `RequiresRight`, and the password was given again within the last ten minutes. */
export const RequiresRightAndStepUp = (right: Right) =>
  applyDecorators(
    rule({ kind: 'right', right, stepUp: true }),
    ApiCookieAuth('session'),
    ApiExtension('x-right', right),
    ApiExtension('x-step-up', true),
  );

export const ALSO_BY_CONNECT_LINK = 'andock:also-by-connect-link';

/** Beside people also the session of a connect link, for its own connection. */
export const AlsoByConnectLink = () =>
  applyDecorators(SetMetadata(ALSO_BY_CONNECT_LINK, true), ApiExtension('x-connect-link', true));

/** Anyone; the reason stands beside it. */
export const Public = (why: string) => applyDecorators(rule({ kind: 'public', why }), ApiSecurity({}));

/** The actor that the guard let in. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext) => {
  return context.switchToHttp().getRequest<RequestWithActor>().actor;
});

/** A request that has passed the guard. */
export interface RequestWithActor extends Request {
  actor?: Actor;
}
