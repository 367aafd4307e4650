import { Injectable } from '@nestjs/common';
import { Webhook as Signer } from 'standardwebhooks';
import { Clock } from '../platform/database/clock.js';
import { type OutgoingAnswer, OutgoingCalls } from '../platform/outgoing/outgoing-calls.js';
import { Failpoints } from '../platform/queue/failpoints.js';
import { answerExcerpt } from './answer-excerpt.js';
import type { Claim } from './message-claims.js';
import { retryAfterMs } from './retry-waits.js';
import { WebhookSecrets } from './webhook-secrets.js';

const TIMEOUT_MS = 15_000;
const MOST_ANSWER_BYTES = 8_192;
const GONE = 410;

/** How an attempt ended. */
export const OUTCOMES = [
  'delivered',
  'refused',
  'redirected',
  'timeout',
  'connection',
  'address-refused',
  'interrupted',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What came of one call of an endpoint. */
export interface Sent {
  readonly at: Date;
  readonly durationMs: number;
  readonly outcome: Outcome;
  readonly status: number | null;
  /** The beginning of what it answered, or the system's error code. */
  readonly answer: string | null;
  /** How long it asks to be left alone. */
  readonly retryAfterMs: number;
  /** It says that nothing is to be sent to it any more. */
  readonly gone: boolean;
}

/** Signs a message (Standard Webhooks) and posts it. */
@Injectable()
export class SendMessage {
  constructor(
    private readonly secrets: WebhookSecrets,
    private readonly calls: OutgoingCalls,
    private readonly failpoints: Failpoints,
    private readonly clock: Clock,
  ) {}

  async run(claim: Claim): Promise<Sent> {
    const at = this.clock.now();
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Andock-Webhooks/1',
      'webhook-id': claim.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': await this.signaturesOf(claim, at),
    };
    const { url, body } = claim;
    const call = { url, headers, body, timeoutMs: TIMEOUT_MS, maxAnswerBytes: MOST_ANSWER_BYTES };
    const answer = await this.calls.post(call, new AbortController().signal);
    this.failpoints.reach('webhook.after-call');
    const durationMs = Math.max(0, this.clock.now().getTime() - at.getTime());
    return { at, durationMs, ...sentAs(answer, this.clock.now()) };
  }

  /** One signature under each secret that is good at this moment. */
  private async signaturesOf(claim: Claim, at: Date): Promise<string> {
    const { id, webhookId, organisationId, body, secret, previousSecret, previousSecretUntil } = claim;
    const overlaps = previousSecret && previousSecretUntil && new Date(previousSecretUntil) > at;
    const earlier = claim.earlierSecrets
      .filter(({ until }) => new Date(until) > at)
      .map(({ sealed }) => Buffer.from(sealed, 'base64'));
    const sealed = [secret, ...(overlaps ? [previousSecret] : []), ...earlier];
    const secrets = await this.secrets.open({ id: webhookId, organisationId }, sealed);
    return secrets.map((plain) => new Signer(plain).sign(id, at, body)).join(' ');
  }
}

function sentAs(answer: OutgoingAnswer, now: Date): Omit<Sent, 'at' | 'durationMs'> {
  if (answer.kind === 'unreachable') {
    const outcome = answer.cause === 'aborted' ? 'interrupted' : answer.cause;
    return { outcome, status: null, answer: answer.detail, retryAfterMs: 0, gone: false };
  }
  const { status, body, retryAfter } = answer;
  return {
    outcome: outcomeOf(status),
    status,
    answer: answerExcerpt(body),
    retryAfterMs: retryAfterMs(retryAfter, now),
    gone: status === GONE,
  };
}

function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return 'delivered';
  return status >= 300 && status < 400 ? 'redirected' : 'refused';
}
