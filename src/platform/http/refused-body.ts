import type { IncomingMessage, ServerResponse } from 'node:http';

type Next = (error?: unknown) => void;
type Middleware = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

const refusals = new WeakMap<IncomingMessage, unknown>();

/** Where calls are counted and logged by the key that makes them. */
const BY_KEY = /^\/v1\//;

/** Reads the body of a call by key now and refuses it once it is known whose key it is, so that the refusal is counted and logged. */
export const refusingLater =
  (read: Middleware): Middleware =>
  (request, response, next) =>
    read(request, response, (error?: unknown) => {
      if (error === undefined) return next();
      if (!BY_KEY.test(request.url ?? '')) return next(error);
      if (!refusals.has(request)) refusals.set(request, error);
      next();
    });

/** Why the body of this call cannot be used; undefined when it can. */
export const refusalOfBody = (request: IncomingMessage): unknown => refusals.get(request);
