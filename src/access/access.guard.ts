import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { Clock } from '../platform/database/clock.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { requestIdOf } from '../platform/http/request-id.js';
import {
  ACCESS_RULE,
  type AccessRule,
  ALSO_BY_CONNECT_LINK,
  type RequestWithActor,
} from './access.decorators.js';
import {
  CsrfTokenWrong,
  NotWithinConnectLink,
  RightMissing,
  ScopeMissing,
  SignInNeeded,
  StepUpRequired,
} from './access.errors.js';
import { type Actor, visitor } from './actor.js';
import { addressOf } from './address-of.js';
import { Call } from './call.js';
import { CONNECT_LINK_HEADER, ConnectSessions } from './connect-sessions.js';
import { CsrfTokens } from './csrf-tokens.js';
import { sameText } from './same-text.js';
import { mayRole } from './rights.js';
import { type KnownKind, RefusalSink } from './refusal-sink.js';
import { type Route, routeOf } from './routes.js';
import { STEP_UP_MS } from './session.js';

class ByKey extends AuthGuard('api-key') {}
class BySession extends AuthGuard('console-session') {}

/** Stands before every route: finds out who calls, and whether they may. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly byKey = new ByKey();
  private readonly bySession = new BySession();

  constructor(
    private readonly reflector: Reflector,
    private readonly refusals: RefusalSink,
    private readonly clock: Clock,
    private readonly connectSessions: ConnectSessions,
    private readonly csrfTokens: CsrfTokens,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const route = routeOf(context);
    try {
      const rule = this.reflector.get<AccessRule | undefined>(ACCESS_RULE, context.getHandler());
      if (!rule) throw new RightMissing();
      const call = callOf(request, route);
      const actor = await this.actorFor(rule, context, request, call);
      request.actor = { ...actor, call };
      this.check(rule, request, request.actor, route);
      return true;
    } catch (error) {
      if (error instanceof DomainError) this.refusals.refused(refusalOf(error, request, route));
      throw error;
    }
  }

  private async actorFor(rule: AccessRule, context: ExecutionContext, request: RequestWithActor, call: Call) {
    if (rule.kind === 'public') return visitor(call);
    if (rule.kind === 'right' && request.headers[CONNECT_LINK_HEADER] !== undefined)
      return this.byConnectLink(context, request);
    await (rule.kind === 'scope' ? this.byKey : this.bySession).canActivate(context);
    return request.user as Actor;
  }

  /** Its own connection and what is marked for it; asking for the password again makes no sense without one. */
  private async byConnectLink(context: ExecutionContext, request: RequestWithActor): Promise<Actor> {
    const { actor, partner, csrfToken } = await this.connectSessions.ofRequest(request);
    request.user = actor;
    const named = request.params['partner'];
    if (routeOf(context).mutates && !sameText(request.get('x-csrf-token') ?? '', csrfToken))
      throw new CsrfTokenWrong();
    if (!this.reflector.get<true | undefined>(ALSO_BY_CONNECT_LINK, context.getHandler()))
      throw new RightMissing();
    if (named !== undefined && named !== partner && named !== actor.connectionId)
      throw new NotWithinConnectLink();
    return actor;
  }

  private check(rule: AccessRule, request: RequestWithActor, actor: Actor, route: Route): void {
    if (rule.kind === 'scope' && !actor.scopes.includes(rule.scope)) throw new ScopeMissing(rule.scope);
    if (rule.kind === 'right' && actor.kind !== 'connect-link') {
      if (!actor.role) throw new SignInNeeded();
      if (route.mutates && !sameText(request.get('x-csrf-token') ?? '', this.csrfTokens.of(request))) {
        throw new CsrfTokenWrong();
      }
      if (!mayRole(actor.role, rule.right)) throw new RightMissing();
      if (rule.stepUp && this.clock.now().getTime() - (request.session.stepUpAt ?? 0) > STEP_UP_MS)
        throw new StepUpRequired();
    }
  }
}

const callOf = (request: RequestWithActor, route: Route) =>
  new Call(
    requestIdOf(request),
    route.name,
    route.successStatus,
    addressOf(request),
    request.get('user-agent') ?? null,
  );

function refusalOf(error: DomainError, request: RequestWithActor, route: Route) {
  const actor = request.actor ?? (request.user as Actor | undefined);
  const tombstone =
    'keyId' in error && typeof error.keyId === 'string' ? { kind: 'key' as const, id: error.keyId } : null;
  return {
    code: error.code,
    route: route.name,
    ip: addressOf(request) ?? '',
    actor: isKnown(actor) ? { kind: actor.kind, id: actor.id } : tombstone,
    organisationId: actor?.organisationId ?? null,
  };
}

type KnownActor = Actor & { readonly kind: KnownKind };
const KNOWN_KINDS: readonly Actor['kind'][] = [
  'member',
  'staff',
  'key',
  'connect-link',
] satisfies KnownKind[];
const isKnown = (actor: Actor | undefined): actor is KnownActor =>
  actor !== undefined && KNOWN_KINDS.includes(actor.kind);
