import type { IncomingMessage, ServerResponse } from 'node:http';
import { RequestTooSlow } from '../errors/request.errors.js';

type Next = (error?: unknown) => void;
type Middleware = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

/** Reads a body for so long and then refuses it; what still comes of it is let go with the connection. */
export const inTime =
  (limitMs: number, read: Middleware): Middleware =>
  (request, response, next) => {
    let isOver = false;
    let timer: NodeJS.Timeout | undefined;
    const done: Next = (error) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      next(error);
    };
    const refuse = () => {
      response.setHeader('Connection', 'close');
      done(new RequestTooSlow());
    };
    read(request, response, done);
    // Most calls have no body and have gone on by now.
    if (!isOver) timer = setTimeout(refuse, limitMs);
  };
