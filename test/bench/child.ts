import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** A server in a process of its own. */
export class Child {
  readonly url: string;
  private readonly process: ChildProcess;

  private constructor(child: ChildProcess, url: string) {
    this.process = child;
    this.url = url;
  }

  static async start(
    script: string,
    port: number,
    env: Record<string, string>,
    readyPath = '/health/ready',
  ): Promise<Child> {
    const child = spawn(process.execPath, [script], {
      env: { ...process.env, ...env, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const url = `http://127.0.0.1:${port}`;
    for (let tries = 0; tries < 600; tries += 1) {
      if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}`);
      const ready = await fetch(`${url}${readyPath}`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (ready) return new Child(child, url);
      await setTimeout(100);
    }
    throw new Error(`${script} did not become ready`);
  }

  /** The most memory it has held so far, or since `forgetPeak`, in MB. */
  peakRssMb = (): number => this.memory('VmHWM');
  /** The memory it holds now, in MB. */
  rssMb = (): number => this.memory('VmRSS');

  forgetPeak(): void {
    writeFileSync(`/proc/${this.process.pid}/clear_refs`, '5');
  }

  private memory(line: string): number {
    const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
    return Math.round(Number(new RegExp(`${line}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    this.process.kill('SIGTERM');
    await once(this.process, 'exit');
  }
}
