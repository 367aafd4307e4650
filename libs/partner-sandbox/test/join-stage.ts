import { afterEach, beforeEach } from '@jest/globals';
import { startSandbox, type Sandbox } from '../src/index.js';
import type { JoinState } from '../src/join/join-partner.js';
import { StandInHub } from './stand-in-hub.js';

export const GOOD_KEY = 'adk_test_good';

/** A job as the stand-in hub lists it. */
export const job = (id: string, updatedAt = '2026-01-01T00:00:00.000000Z') => ({
  id,
  title: `Job ${id}`,
  updatedAt,
});

/** A fresh hub and a fresh JOIN that talks to it, for each test of the file. */
class JoinStage {
  hub = new StandInHub();
  hubUrl = '';
  sandbox!: Sandbox;

  constructor() {
    beforeEach(async () => {
      this.hub = new StandInHub();
      this.hubUrl = await this.hub.start();
      this.sandbox = await startSandbox({ port: 0, hubUrl: this.hubUrl, autoPoll: false });
    });
    afterEach(async () => {
      await this.sandbox.close();
      this.hub.stop();
    });
  }

  async post(path: string, body: unknown): Promise<{ status: number; body: unknown }> {
    const answer = await fetch(`${this.sandbox.url}/join/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  }

  enterKey = async (key: string) => (await this.post('key', { key })).body as JoinState;
  poll = async () => (await this.post('poll', {})).body as JoinState;
}

export const stage = new JoinStage();
