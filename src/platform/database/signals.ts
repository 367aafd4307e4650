import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type pg from 'pg';
import { SidePool } from './side-pool.js';

const RECONNECT_MS = 2_000;

/**
 * Hears what `pg_notify` says on a channel, all channels over one connection. When the line breaks, listeners have to
 * carry on by looking themselves; once it stands again they are told, since something may have been missed.
 */
@Injectable()
export class Signals implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Signals.name);
  private readonly listeners = new Map<string, () => void>();
  private client: pg.PoolClient | undefined;
  private connecting: Promise<void> | undefined;
  private reconnect: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly pool: SidePool) {}

  /** One listener for each channel. */
  on(channel: string, heard: () => void): void {
    this.listeners.set(channel, heard);
    this.connectNext();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true;
    clearTimeout(this.reconnect);
    await this.connecting;
    this.client?.release(true);
    this.client = undefined;
  }

  /** One at a time, so that there is never a second connection. */
  private connectNext(): void {
    this.connecting = (this.connecting ?? Promise.resolve())
      .then(() => this.connect())
      .catch((error: unknown) => {
        this.logger.warn(error);
        this.retry();
      });
  }

  /** Connects unless it is connected, then listens on every channel and tells all. */
  private async connect(): Promise<void> {
    if (this.closed) return;
    const client = this.client ?? (await this.open());
    if (!client) return;
    for (const channel of this.listeners.keys()) await client.query(`listen ${channel}`);
    for (const heard of this.listeners.values()) heard();
  }

  private async open(): Promise<pg.PoolClient | undefined> {
    const client = await this.pool.connect();
    if (this.closed) {
      client.release();
      return undefined;
    }
    this.client = client;
    client.on('notification', ({ channel }) => this.listeners.get(channel)?.());
    client.on('error', () => this.lost(client));
    return client;
  }

  private lost(client: pg.PoolClient): void {
    if (this.client !== client) return;
    this.client = undefined;
    client.release(true);
    this.retry();
  }

  private retry(): void {
    clearTimeout(this.reconnect);
    if (!this.closed) this.reconnect = setTimeout(() => this.connectNext(), RECONNECT_MS);
  }
}
