import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Injectable,
  Logger,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError, type ErrorKind, type Text } from '../errors/domain-error.js';
import {
  BodyTooLarge,
  BodyUnreadable,
  BodyUnsupported,
  NotFound,
  Unavailable,
} from '../errors/request.errors.js';
import { isDatabaseUnavailable, isUnstorableText } from '../database/database-errors.js';
import { requestIdOf } from './request-id.js';
import { type Language, languageOf } from './language.js';
import type { Problem } from './problem.schema.js';

/** The HTTP status of each kind of refusal. */
export const STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  refused: 403,
  missing: 404,
  'too-slow': 408,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  unsupported: 415,
  unprocessable: 422,
  'too-many': 429,
  'headers-too-large': 431,
  unavailable: 503,
};

/** What is our own fault, and says nothing of itself. */
export const INTERNAL_CODE = 'request.failed';
export const INTERNAL: Text = {
  en: 'Something went wrong on our side.',
  de: 'Bei uns ist etwas schiefgegangen.',
};

/** Every refusal and every fault leaves as `application/problem+json`; what we did not foresee says nothing of itself. */
@Injectable()
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const error = refusalOf(thrown);
    if (!error) this.logger.error(thrown);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const status = error ? STATUS[error.kind] : 500;
    const language = languageOf(request.headers['accept-language']);
    if (error?.retryAfterSeconds !== undefined)
      response.setHeader('Retry-After', Math.ceil(error.retryAfterSeconds));
    if (status === 401 && request.path.startsWith('/v1')) response.setHeader('WWW-Authenticate', 'Bearer');
    response
      .status(status)
      .setHeader('Content-Language', language)
      .setHeader('Cache-Control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify(problemFor(error, language, requestIdOf(request))));
  }
}

/** A refusal as it leaves; without one, the fault of ours that says nothing of itself. */
export function problemFor(error: DomainError | undefined, language: Language, requestId: string): Problem {
  const code = error?.code ?? INTERNAL_CODE;
  const problem: Problem = {
    type: `/docs/errors#${code}`,
    status: error ? STATUS[error.kind] : 500,
    code,
    title: (error?.title ?? INTERNAL)[language],
    requestId,
  };
  if (error && error.problems.length > 0) {
    problem.errors = error.problems.map(({ field, code, message }) => ({
      field,
      code,
      message: message[language],
    }));
  }
  return problem;
}

/** The code under which an exception leaves. */
export const problemCodeOf = (thrown: unknown): string => refusalOf(thrown)?.code ?? INTERNAL_CODE;

/** The status under which an exception leaves. */
export function problemStatusOf(thrown: unknown): number {
  const error = refusalOf(thrown);
  return error ? STATUS[error.kind] : 500;
}

/** What an exception means to the caller; nothing for what is our own fault. */
export function refusalOf(thrown: unknown): DomainError | undefined {
  if (thrown instanceof DomainError) return thrown;
  if (isUnstorableText(thrown)) return new BodyUnreadable();
  if (isDatabaseUnavailable(thrown)) return new Unavailable();
  if (thrown instanceof URIError) return new NotFound();
  const status = statusOf(thrown);
  if (status === 503) return new Unavailable();
  if (status === undefined || status >= 500) return undefined;
  if (status === 404 || status === 405) return new NotFound();
  if (status === 413) return new BodyTooLarge();
  if (status === 415) return new BodyUnsupported();
  return new BodyUnreadable();
}

/** The status that Express's body reader or Nest's own exceptions carry. */
function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number')
    return thrown.status;
  return undefined;
}
