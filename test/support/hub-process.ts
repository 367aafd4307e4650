import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from './eventually.ts';

/** The hub as it is started in earnest: a process of its own, which may be killed at any moment. */
export class HubProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    /** Everything it printed so far. */
    readonly output: () => string,
  ) {}

  /** Starts it and waits until it answers with 200 here. */
  static async start(
    port: number,
    env: Record<string, string>,
    readyAt = '/health/ready',
  ): Promise<HubProcess> {
    const child = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
      env: { PATH: process.env['PATH'], NODE_ENV: 'development', ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    const url = `http://127.0.0.1:${port}`;
    const hub = new HubProcess(child, url, () => printed);
    await eventually(
      'the hub is ready',
      async () => {
        const ended = child.exitCode ?? child.signalCode;
        if (ended !== null) throw new Error(`The hub ended with ${ended}:\n${printed}`);
        return fetch(`${url}${readyAt}`).then(
          ({ ok }) => ok,
          () => false,
        );
      },
      60_000,
    );
    return hub;
  }

  /** Whether a signal has ended it. */
  get wasKilled(): boolean {
    return this.child.signalCode === 'SIGKILL';
  }

  /** It stands still, as on a machine that is too busy; what is sent to it waits. */
  pause = (): boolean => this.child.kill('SIGSTOP');
  resume = (): boolean => this.child.kill('SIGCONT');
  kill = (): Promise<void> => this.end('SIGKILL');
  stop = (): Promise<void> => this.end('SIGTERM');

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }
}
