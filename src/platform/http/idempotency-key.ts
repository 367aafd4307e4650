import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ApiProblem } from '../openapi/problem-responses.js';
import type { Once } from './idempotency.js';
import { IdempotencyKeyInvalid, IdempotencyKeyMissing } from './idempotency.errors.js';

const VISIBLE = /^[\x21-\x7e]{1,255}$/;

const headerOf = (context: ExecutionContext) =>
  context.switchToHttp().getRequest<Request>().headers['idempotency-key'];

/** Checks the value of an `Idempotency-Key` header. */
export function idempotencyKeyFrom(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || !VISIBLE.test(header)) throw new IdempotencyKeyInvalid();
  return header;
}

/** The call's `Idempotency-Key`; a call without one is refused. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const key = idempotencyKeyFrom(headerOf(context));
  if (key === undefined) throw new IdempotencyKeyMissing();
  return key;
});

/** The call's `Idempotency-Key`, if it has one. */
export const OptionalIdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext) =>
  idempotencyKeyFrom(headerOf(context)),
);

/** Documents the header and its refusals. */
export const ApiIdempotencyKey = ({ required }: { required: boolean }) =>
  applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required,
      description:
        'Unique for each new thing, such as a UUID: 1 to 255 visible ASCII characters. Within 24 hours the same call ' +
        'with the same key gets the same answer, with the header `Idempotency-Replayed: true`, and changes nothing.',
      schema: { type: 'string', minLength: 1, maxLength: 255, example: 'application-4711' },
    }),
    ApiProblem(422, 'request.idempotency-key-reused'),
  );

/** Gives the answer on, and says in a header when it is one from before. */
export function answerOnce<Answer>(once: Once<Answer>, response: Response): Answer {
  if (once.replayed) response.setHeader('Idempotency-Replayed', 'true');
  return once.answer;
}
