import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { Config } from '../config/config.js';
import { TooManyRequests } from '../errors/request.errors.js';

const WINDOW_MS = 60_000;
const WINDOW_SECONDS = WINDOW_MS / 1000;

/** Counts the calls of each key per minute on this replica and says so in every answer. */
@Injectable()
export class KeyRateLimit {
  private windowStart = performance.now();
  private calls = new Map<string, number>();

  constructor(private readonly config: Config) {}

  take(key: string, response: Response): void {
    const now = performance.now();
    if (now - this.windowStart >= WINDOW_MS) {
      this.windowStart = now;
      this.calls = new Map();
    }
    const most = this.config.callsPerMinute;
    const used = (this.calls.get(key) ?? 0) + 1;
    this.calls.set(key, used);
    const resetSeconds = Math.max(1, Math.ceil((this.windowStart + WINDOW_MS - now) / 1000));
    response.setHeader('RateLimit-Policy', `"key";q=${most};w=${WINDOW_SECONDS}`);
    response.setHeader('RateLimit', `"key";r=${Math.max(0, most - used)};t=${resetSeconds}`);
    if (used > most) throw new TooManyRequests(resetSeconds);
  }
}
