import * as access from '../access/access.errors.js';
import * as applications from '../applications/applications.errors.js';
import * as audit from '../audit/audit.errors.js';
import * as connectLinks from '../connect-links/connect-links.errors.js';
import * as connections from '../connections/connections.errors.js';
import * as deliveries from '../deliveries/deliveries.errors.js';
import * as jobs from '../jobs/jobs.errors.js';
import * as join from '../join/join.errors.js';
import * as keys from '../keys/keys.errors.js';
import * as notifications from '../notifications/notifications.errors.js';
import * as members from '../organisations/members/members.errors.js';
import * as organisations from '../organisations/organisations.errors.js';
import * as operatorAts from '../operator-ats/operator-ats.errors.js';
import * as ownAccount from '../organisations/own-account/own-account.errors.js';
import * as secondFactor from '../organisations/second-factor/second-factor.errors.js';
import * as singleSignOn from '../organisations/single-sign-on/single-sign-on.errors.js';
import * as personio from '../personio/personio.errors.js';
import * as request from '../platform/errors/request.errors.js';
import * as idempotency from '../platform/http/idempotency.errors.js';
import * as privacy from '../privacy/privacy.errors.js';
import * as supportRequests from '../support-requests/support-requests.errors.js';
import * as webhooks from '../webhooks/webhooks.errors.js';
import { DomainError, type ErrorKind, type Text } from '../platform/errors/domain-error.js';
import { INTERNAL_CODE, INTERNAL, STATUS } from '../platform/http/problem.filter.js';
import { nextStepOf } from './next-steps.js';

/** A refusal as the guides tell it. */
export interface ToldError {
  readonly code: string;
  readonly status: number;
  readonly title: Text;
  readonly nextStep: string;
}

const MODULES: readonly object[] = [
  operatorAts,
  access,
  applications,
  audit,
  connectLinks,
  connections,
  deliveries,
  jobs,
  join,
  keys,
  notifications,
  members,
  organisations,
  ownAccount,
  secondFactor,
  singleSignOn,
  personio,
  request,
  idempotency,
  privacy,
  supportRequests,
  webhooks,
];
/** Stands where a title names something of the call. */
const VARYING = '…';

/** Every refusal there is, by its code. */
export const ERRORS: readonly ToldError[] = [
  ...MODULES.flatMap((module) => Object.values(module))
    .filter(isErrorClass)
    .map((refusal) => new refusal(VARYING, VARYING))
    .map(({ code, kind, title }) => told(code, STATUS[kind], title, kind)),
  told(INTERNAL_CODE, 500, INTERNAL, 'unavailable'),
].sort((a, b) => a.code.localeCompare(b.code));

function told(code: string, status: number, title: Text, kind: ErrorKind): ToldError {
  return { code, status, title, nextStep: nextStepOf(code, kind) };
}

function isErrorClass(value: unknown): value is new (...parts: string[]) => DomainError {
  return typeof value === 'function' && value.prototype instanceof DomainError;
}
