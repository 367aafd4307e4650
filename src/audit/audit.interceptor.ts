import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { catchError, from, mergeMap, type Observable, throwError } from 'rxjs';
import type { RequestWithActor } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { problemCodeOf, problemStatusOf } from '../platform/http/problem.filter.js';
import { refusalOfBody } from '../platform/http/refused-body.js';
import { apiCalled } from './audit-log.js';
import { AUDIT_RULE, type AuditRule } from './audited.decorators.js';
import type { AuditActionName } from './facts.js';
import { GroupCommit } from './group-commit.js';
import { StaffLooks } from './staff-looks.js';

/** No answer leaves before what the call did, or failed to do, is durable in the log. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly log: GroupCommit,
    private readonly looks: StaffLooks,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const { actor } = request;
    const refusedBody = refusalOfBody(request);
    const handled = refusedBody === undefined ? next.handle() : throwError(() => refusedBody);
    if (!actor?.call) return handled;
    const rule = this.reflector.get<AuditRule | undefined>(AUDIT_RULE, context.getHandler());
    const actions = rule && 'actions' in rule ? rule.actions : [];
    return handled.pipe(
      mergeMap(async (answer: unknown) => {
        await this.succeeded(actor, actions);
        return answer;
      }),
      catchError((error: unknown) => from(this.failed(actor, actions, error))),
    );
  }

  private async succeeded(by: Actor, actions: readonly AuditActionName[]): Promise<void> {
    const { call } = by;
    if (!call) return;
    if (actions.length > 0 && !actions.some((action) => call.accountsFor(action))) {
      throw new Error(`${call.route} did not record ${actions.join(' or ')}.`);
    }
    if (actions.length === 0) await this.looks.note(by);
    if (by.kind === 'key' && !call.calledInTransaction)
      await this.log.durable(apiCalled(by, call.successStatus));
  }

  private async failed(by: Actor, [action]: readonly AuditActionName[], error: unknown): Promise<never> {
    const code = problemCodeOf(error);
    if (by.kind === 'key') await this.log.durable(apiCalled(by, problemStatusOf(error), code));
    else if (action)
      await this.log.durable({ by, action, targetId: null, facts: { code }, outcome: 'failure' });
    throw error;
  }
}
