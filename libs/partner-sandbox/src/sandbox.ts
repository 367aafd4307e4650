import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addJoinRoutes } from './join/join-routes.js';
import { JoinPartner } from './join/join-partner.js';
import { homePage } from './home-page.js';
import { languageOf } from './page.js';
import { addOperatorAtsRoutes } from './operator-ats/operator-ats-routes.js';
import { OperatorAtsState } from './operator-ats/operator-ats-state.js';
import { addPersonioRoutes } from './personio/personio-routes.js';
import { PersonioState } from './personio/personio-state.js';
import { Router, sendPage } from './router.js';

/** Where the stand-ins listen and which hub JOIN calls. */
export interface SandboxSettings {
  /** 0 takes a free one. */
  readonly port: number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** The hub that JOIN's stand-in calls; default `http://127.0.0.1:3000`. */
  readonly hubUrl?: string;
  /** Whether JOIN's stand-in asks for jobs by itself once it has a key; default true. */
  readonly autoPoll?: boolean;
  /** How often it does so, in milliseconds; default 5 seconds. */
  readonly pollEveryMs?: number;
  /** How long JOIN's staff take to approve a key, in milliseconds; default 10 seconds, and at once when a round is asked for. */
  readonly approvalMs?: number;
}

/** Running stand-ins of Personio, JOIN and an own ATS. */
export interface Sandbox {
  /** Without a slash at the end; Personio is below `/personio`, JOIN below `/join`, an own ATS below `/operator-ats`. */
  readonly url: string;
  readonly port: number;
  /** Ends open connections and removes what was uploaded. */
  close(): Promise<void>;
}

const APPROVAL_MS = 10_000;
const POLL_EVERY_MS = 5000;

/** Starts the stand-ins on one port. */
export async function startSandbox(settings: SandboxSettings): Promise<Sandbox> {
  const { host = '127.0.0.1', hubUrl = 'http://127.0.0.1:3000' } = settings;
  const { autoPoll = true, pollEveryMs = POLL_EVERY_MS, approvalMs = APPROVAL_MS } = settings;
  const folder = await mkdtemp(join(tmpdir(), 'andock-sandbox-'));
  const partner = new JoinPartner({ hubUrl, pollEveryMs: autoPoll ? pollEveryMs : null, approvalMs });
  const router = new Router().on('GET', '/', ({ request, response, url }) =>
    sendPage(response, homePage(languageOf(request, url))),
  );
  addPersonioRoutes(router, new PersonioState(), folder);
  addOperatorAtsRoutes(router, new OperatorAtsState());
  addJoinRoutes(router, partner, folder);

  const server = createServer({ keepAliveTimeout: 30_000 }, router.listener());
  try {
    server.listen(settings.port, host);
    await once(server, 'listening');
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    port,
    async close() {
      partner.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
