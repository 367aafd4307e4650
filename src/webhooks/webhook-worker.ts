import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { Signals } from '../platform/database/signals.js';
import { OneRunAtATime } from '../platform/queue/one-run-at-a-time.js';
import { type Claim, MessageClaims } from './message-claims.js';
import { MESSAGE_DUE } from './message-queue.js';
import { RecordAttempt } from './record-attempt.js';
import { SendMessage } from './send-message.js';

/** A slow endpoint never holds more than this many places here. */
const MOST_PER_WEBHOOK = 4;
const MOST_AT_ONCE = 64;
const POLL_MS = 1_000;
const TAKE_BACK_MS = 2_000;

/** Sends messages to webhooks, on every process that has the role `worker`. */
@Injectable()
export class WebhookWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(WebhookWorker.name);
  private readonly underWay = new Map<Promise<void>, string>();
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly filling = new OneRunAtATime(
    () => this.fill(),
    (error) => this.logger.warn(error),
  );

  constructor(
    private readonly config: Config,
    private readonly claims: MessageClaims,
    private readonly send: SendMessage,
    private readonly record: RecordAttempt,
    private readonly signals: Signals,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.roles.includes('worker')) return;
    this.signals.on(MESSAGE_DUE, () => this.filling.ask());
    this.timers.push(
      setInterval(() => this.filling.ask(), POLL_MS),
      setInterval(() => {
        this.claims.takeBackLost().catch((error: unknown) => this.logger.warn(error));
      }, TAKE_BACK_MS),
    );
    this.filling.ask();
  }

  /** Takes nothing new and finishes what is under way. */
  async beforeApplicationShutdown(): Promise<void> {
    this.timers.forEach(clearInterval);
    await this.filling.close();
    await Promise.allSettled(this.underWay.keys());
  }

  /** Fills all free places. */
  private async fill(): Promise<void> {
    while (!this.filling.isClosed && this.underWay.size < MOST_AT_ONCE && (await this.claimSome()));
  }

  private async claimSome(): Promise<boolean> {
    const claims = await this.claims.claim(MOST_AT_ONCE - this.underWay.size, this.fullWebhooks());
    for (const claim of claims) {
      const work = this.carryOut(claim).finally(() => {
        this.underWay.delete(work);
        this.filling.ask();
      });
      this.underWay.set(work, claim.webhookId);
    }
    return claims.length > 0;
  }

  private async carryOut(claim: Claim): Promise<void> {
    try {
      await this.record.run(claim, await this.send.run(claim));
    } catch (error) {
      // Nothing was written: the lease runs out and the message is sent again.
      this.logger.error(error, `Webhook message ${claim.id}`);
    }
  }

  private fullWebhooks(): string[] {
    const counts = new Map<string, number>();
    for (const id of this.underWay.values()) counts.set(id, (counts.get(id) ?? 0) + 1);
    return [...counts].filter(([, count]) => count >= MOST_PER_WEBHOOK).map(([id]) => id);
  }
}
