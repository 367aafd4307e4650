import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { RequestWithActor } from '../../access/access.decorators.js';
import { TooManySignIns } from '../../access/access.errors.js';
import { addressOf } from '../../access/address-of.js';
import { RefusalSink } from '../../access/refusal-sink.js';
import { Config } from '../../platform/config/config.js';
import { ForeignOrigin } from '../organisations.errors.js';
import { isForeign } from './is-foreign.js';
import { SignInFailures } from './sign-in-failures.js';
import { visitorRefusal } from './visitor-refusal.js';

/** Stands before what somebody does without signing in: only from own pages, not from a network that tried too often. */
@Injectable()
export class VisitorGuard implements CanActivate {
  constructor(
    private readonly config: Config,
    private readonly refusals: RefusalSink,
    private readonly failures: SignInFailures,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    try {
      if (isForeign(request.headers, this.config.publicUrl)) throw new ForeignOrigin();
      await this.failures.check('', addressOf(request));
      return true;
    } catch (error) {
      if (error instanceof ForeignOrigin || error instanceof TooManySignIns) {
        this.refusals.refused(visitorRefusal(error, context));
      }
      throw error;
    }
  }
}
