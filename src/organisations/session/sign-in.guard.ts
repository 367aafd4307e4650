import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { RequestWithActor } from '../../access/access.decorators.js';
import { TooManySignIns } from '../../access/access.errors.js';
import { RefusalSink } from '../../access/refusal-sink.js';
import { Config } from '../../platform/config/config.js';
import { RequestInvalid } from '../../platform/errors/request.errors.js';
import { problemsOf } from '../../platform/http/validation.pipe.js';
import { ForeignOrigin } from '../organisations.errors.js';
import { isForeign } from './is-foreign.js';
import { SignIn } from './session.schemas.js';
import { visitorRefusal } from './visitor-refusal.js';

class ByPassword extends AuthGuard('password') {}

/** Stands before signing in: only for the console's own pages, only with e-mail and password in the body. */
@Injectable()
export class SignInGuard implements CanActivate {
  private readonly byPassword = new ByPassword();

  constructor(
    private readonly config: Config,
    private readonly refusals: RefusalSink,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    try {
      if (isForeign(request.headers, this.config.publicUrl)) throw new ForeignOrigin();
      request.body = inputOf(request.body);
      await this.byPassword.canActivate(context);
      return true;
    } catch (error) {
      if (error instanceof ForeignOrigin || error instanceof TooManySignIns) {
        this.refusals.refused(visitorRefusal(error, context));
      }
      throw error;
    }
  }
}

/** Passport runs before the pipe and would take a password from the address as well; the body has to be whole first. */
function inputOf(body: unknown): SignIn {
  const { data, error } = SignIn.safeParse(body);
  if (error) throw new RequestInvalid(error.issues.flatMap(problemsOf));
  return data;
}
