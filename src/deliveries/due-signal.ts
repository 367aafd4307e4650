import { Injectable, Logger } from '@nestjs/common';
import type pg from 'pg';
import { SidePool } from '../platform/database/side-pool.js';
import { DELIVERY_DUE } from './wake-workers.js';

const RECONNECT_MS = 2_000;

/** Hears from the database that deliveries are due. When the line breaks, polling carries on until it stands again. */
@Injectable()
export class DueSignal {
  private readonly logger = new Logger(DueSignal.name);
  private client: pg.PoolClient | undefined;
  private connecting: Promise<void> | undefined;
  private reconnect: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly pool: SidePool) {}

  listen(heard: () => void): void {
    this.connecting = this.connect(heard).catch((error: unknown) => {
      this.logger.warn(error);
      this.retry(heard);
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.reconnect);
    await this.connecting;
    this.client?.release(true);
    this.client = undefined;
  }

  private async connect(heard: () => void): Promise<void> {
    const client = await this.pool.connect();
    if (this.closed) return client.release();
    this.client = client;
    client.on('notification', heard);
    client.on('error', () => {
      if (this.client !== client) return;
      this.client = undefined;
      client.release(true);
      this.retry(heard);
    });
    await client.query(`listen ${DELIVERY_DUE}`);
    heard();
  }

  private retry(heard: () => void): void {
    if (!this.closed) this.reconnect = setTimeout(() => this.listen(heard), RECONNECT_MS);
  }
}
