import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { languageOf } from './language.js';

/** The language that the caller asks for by `Accept-Language`. */
export const CallerLanguage = createParamDecorator((_: unknown, context: ExecutionContext) =>
  languageOf(context.switchToHttp().getRequest<Request>().headers['accept-language']),
);
