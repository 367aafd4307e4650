import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request } from 'express';
import { Public } from '../access/access.decorators.js';
import { sameText } from '../access/same-text.js';
import { Config } from '../platform/config/config.js';
import { NotFound } from '../platform/errors/request.errors.js';
import { Metrics } from './metrics.js';

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** Figures for Prometheus: to this machine, and to others with the token. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly config: Config,
  ) {}

  @Get()
  @Public('asked by Prometheus; who may is checked here')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  read(@Req() request: Request): Promise<string> {
    if (!this.mayRead(request)) throw new NotFound();
    return this.metrics.text();
  }

  private mayRead(request: Request): boolean {
    const forwarded = request.headers['x-forwarded-for'] !== undefined;
    if (!forwarded && LOOPBACK.test(request.socket.remoteAddress ?? '')) return true;
    const token = this.config.metricsToken;
    return token !== undefined && sameText(request.headers.authorization ?? '', `Bearer ${token}`);
  }
}
