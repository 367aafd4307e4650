import { Readable } from 'node:stream';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Agent, type Dispatcher, request } from 'undici';
import { Config } from '../config/config.js';
import { AddressRefused, guardedAgent } from './guarded-agent.js';
import { PrivateHosts } from './private-hosts.js';
import { refusalOfUrl, type UrlRefusal } from './refused-url.js';

/** One POST to an address that a customer entered. */
export interface OutgoingCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** For the whole call, the answer's body included. */
  readonly timeoutMs: number;
  /** More of the answer's body is not read. */
  readonly maxAnswerBytes: number;
}

/** What came of it; every failure of the network is a value. */
export type OutgoingAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly retryAfter: string | null;
      /** As far as it came, up to the limit. */
      readonly body: string;
    }
  | {
      readonly kind: 'unreachable';
      readonly cause: 'timeout' | 'connection' | 'address-refused' | 'aborted';
      /** False only if certainly no byte of the body left. */
      readonly sent: boolean;
      /** The system's error code, such as `ECONNREFUSED`. */
      readonly detail: string | null;
    };

/** Calls addresses of customers: public ones only (or named by the operator), no redirects, one deadline, a limited answer. */
@Injectable()
export class OutgoingCalls implements OnApplicationShutdown {
  private readonly privateHosts: PrivateHosts;
  private readonly agent: Agent;

  constructor(config: Config) {
    this.privateHosts = new PrivateHosts(config.outgoing.privateHosts);
    this.agent = guardedAgent(this.privateHosts);
  }

  /** What speaks against an address before it is ever called; null when nothing is seen. */
  refusalOf(url: string): UrlRefusal | null {
    return refusalOfUrl(url, this.privateHosts);
  }

  async post(call: OutgoingCall, signal: AbortSignal): Promise<OutgoingAnswer> {
    const refused = this.refusalOf(call.url);
    if (refused) return { kind: 'unreachable', cause: 'address-refused', sent: false, detail: refused };
    const deadline = AbortSignal.timeout(call.timeoutMs);
    const body = Buffer.from(call.body);
    const progress = { sent: false };
    try {
      const answer = await request(call.url, {
        dispatcher: this.agent,
        method: 'POST',
        headers: { ...call.headers, 'content-length': String(body.length) },
        body: Readable.from(onceConnected(body, progress)),
        signal: AbortSignal.any([signal, deadline]),
      });
      return {
        kind: 'answered',
        status: answer.statusCode,
        retryAfter: firstOf(answer.headers['retry-after']) ?? null,
        body: await readUpTo(call.maxAnswerBytes, answer.body),
      };
    } catch (error) {
      return {
        kind: 'unreachable',
        cause: causeOf(error, signal, deadline),
        sent: progress.sent,
        detail: codeOf(error),
      };
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.agent.destroy();
  }
}

/** The dispatcher pulls the first chunk only when it writes to a connected socket, so that is when bytes may leave. */
async function* onceConnected(body: Buffer, progress: { sent: boolean }): AsyncGenerator<Buffer> {
  progress.sent = true;
  yield body;
}

/** The status counts even if the body does not come to its end. */
async function readUpTo(limit: number, body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk.subarray(0, limit - size));
      size += chunk.length;
      if (size >= limit) break;
    }
  } catch {
    // What has come is what there is.
  }
  return Buffer.concat(chunks).toString('utf8');
}

function causeOf(error: unknown, signal: AbortSignal, deadline: AbortSignal) {
  if (signal.aborted) return 'aborted' as const;
  if (deadline.aborted) return 'timeout' as const;
  if (error instanceof AddressRefused) return 'address-refused' as const;
  return codeOf(error) === 'UND_ERR_CONNECT_TIMEOUT' ? ('timeout' as const) : ('connection' as const);
}

function codeOf(error: unknown): string | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

function firstOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
