import { performance } from 'node:perf_hooks';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import type { Observable } from 'rxjs';
import { routeOf } from '../access/routes.js';
import { Metrics } from './metrics.js';

/** Times every request by its declared route, from the guard's leave to the end of the answer. */
@Injectable()
export class RequestMetricsInterceptor implements NestInterceptor {
  constructor(private readonly metrics: Metrics) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const startedAt = performance.now();
    const response = context.switchToHttp().getResponse<Response>();
    response.once('close', () => {
      const seconds = (performance.now() - startedAt) / 1000;
      this.metrics.requests.observe(
        { route: routeOf(context).name, status: String(response.statusCode) },
        seconds,
      );
    });
    return next.handle();
  }
}
