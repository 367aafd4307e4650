import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { Clock } from '../platform/database/clock.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { requestIdOf } from '../platform/http/request-id.js';
import { ACCESS_RULE, type AccessRule, type RequestWithActor } from './access.decorators.js';
import { CsrfTokenWrong, RightMissing, ScopeMissing, SignInNeeded, StepUpRequired } from './access.errors.js';
import { type Actor, visitor } from './actor.js';
import { addressOf } from './address-of.js';
import { Call } from './call.js';
import { sameText } from './same-text.js';
import { mayRole } from './rights.js';
import { RefusalSink } from './refusal-sink.js';
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
    await (rule.kind === 'scope' ? this.byKey : this.bySession).canActivate(context);
    return request.user as Actor;
  }

  private check(rule: AccessRule, request: RequestWithActor, actor: Actor, route: Route): void {
    if (rule.kind === 'scope' && !actor.scopes.includes(rule.scope)) throw new ScopeMissing(rule.scope);
    if (rule.kind === 'right') {
      if (!actor.role) throw new SignInNeeded();
      if (route.mutates && !sameText(request.get('x-csrf-token') ?? '', request.session.csrfToken ?? '')) {
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
  const known = actor && (actor.kind === 'member' || actor.kind === 'staff' || actor.kind === 'key');
  const tombstone =
    'keyId' in error && typeof error.keyId === 'string' ? { kind: 'key' as const, id: error.keyId } : null;
  return {
    code: error.code,
    route: route.name,
    ip: addressOf(request) ?? '',
    actor: known ? { kind: actor.kind, id: actor.id } : tombstone,
    organisationId: actor?.organisationId ?? null,
  };
}
