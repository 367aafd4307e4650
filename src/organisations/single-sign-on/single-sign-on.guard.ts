import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { RequestWithActor } from '../../access/access.decorators.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { RequestInvalid } from '../../platform/errors/request.errors.js';
import { problemsOf } from '../../platform/http/validation.pipe.js';
import { RefusedSignIns } from '../session/refused-sign-ins.js';
import { FinishSingleSignOn, type Returned } from './finish-single-sign-on.js';
import { SingleSignOnAnswer } from './single-sign-on.schemas.js';

/** A request whose person the identity provider has proven. */
export type RequestOfReturned = RequestWithActor & { returned?: Returned };

/** Stands before the end of a single sign-on; a refusal is in the log before it is answered. */
@Injectable()
export class SingleSignOnGuard implements CanActivate {
  constructor(
    private readonly finish: FinishSingleSignOn,
    private readonly refused: RefusedSignIns,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<RequestOfReturned>();
    const { data, error } = SingleSignOnAnswer.safeParse(request.body);
    if (error) throw new RequestInvalid(error.issues.flatMap(problemsOf));
    try {
      request.returned = await this.finish.run(request, data.parameters);
      return true;
    } catch (thrown) {
      if (thrown instanceof DomainError) await this.refused.record(request, thrown.code);
      throw thrown;
    }
  }
}
