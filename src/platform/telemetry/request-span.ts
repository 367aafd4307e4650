import {
  isSpanContextValid,
  ROOT_CONTEXT,
  type Context,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { NextFunction, Request, Response } from 'express';
import { requestIdOf } from '../http/request-id.js';

const TRACE_PARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** One span per request, named by the route's pattern; what the caller put into the address stays out of it. */
export function withSpan(request: Request, response: Response, next: NextFunction): void {
  const attributes = { 'http.request.method': request.method, 'andock.request_id': requestIdOf(request) };
  const span = trace
    .getTracer('andock')
    .startSpan(request.method, { kind: SpanKind.SERVER, attributes }, parentOf(request));
  if (span.isRecording()) response.once('close', () => end(span, request, response));
  next();
}

function end(span: Span, request: Request, { statusCode }: Response): void {
  const { path } = (request.route ?? {}) as { path?: unknown };
  if (typeof path === 'string') {
    span.updateName(`${request.method} ${path}`);
    span.setAttribute('http.route', path);
  }
  span.setAttribute('http.response.status_code', statusCode);
  if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

/** The caller's span, by W3C Trace Context; whatever is none is passed over. */
function parentOf({ headers }: Request): Context {
  const [, traceId = '', spanId = '', flags = ''] = TRACE_PARENT.exec(String(headers['traceparent'])) ?? [];
  const parent = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(parent) ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
}
