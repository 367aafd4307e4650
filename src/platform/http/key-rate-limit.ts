import type { ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
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

  /** Says what a key has, before it is known which one calls. */
  announce(response: ServerResponse): void {
    this.say(response, this.config.callsPerMinute, WINDOW_SECONDS);
  }

  take(key: string, response: ServerResponse): void {
    const now = performance.now();
    if (now - this.windowStart >= WINDOW_MS) {
      this.windowStart = now;
      this.calls = new Map();
    }
    const most = this.config.callsPerMinute;
    const used = (this.calls.get(key) ?? 0) + 1;
    this.calls.set(key, used);
    const resetSeconds = Math.max(1, Math.ceil((this.windowStart + WINDOW_MS - now) / 1000));
    this.say(response, Math.max(0, most - used), resetSeconds);
    if (used > most) throw new TooManyRequests(resetSeconds);
  }

  private say(response: ServerResponse, left: number, seconds: number): void {
    response.setHeader('RateLimit-Policy', `"key";q=${this.config.callsPerMinute};w=${WINDOW_SECONDS}`);
    response.setHeader('RateLimit', `"key";r=${left};t=${seconds}`);
  }
}
