import type { ExecutionContext } from '@nestjs/common';
import type { RequestWithActor } from '../../access/access.decorators.js';
import { addressOf } from '../../access/address-of.js';
import type { Refusal } from '../../access/refusal-sink.js';
import { routeOf } from '../../access/routes.js';
import type { DomainError } from '../../platform/errors/domain-error.js';

/** The refusal of somebody who is not signed in, for the log. */
export function visitorRefusal(error: DomainError, context: ExecutionContext): Refusal {
  const request = context.switchToHttp().getRequest<RequestWithActor>();
  return {
    code: error.code,
    route: routeOf(context).name,
    ip: addressOf(request) ?? '',
    actor: null,
    organisationId: null,
  };
}
