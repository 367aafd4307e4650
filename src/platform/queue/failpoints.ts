import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';

/** The moments at which a test may kill the process. */
export type Failpoint =
  | 'delivery.before-attempt'
  | 'delivery.after-attempt'
  | 'delivery.after-call'
  | 'delivery.after-commit'
  | 'webhook.after-call';

/** Kills this process, as a power cut would, at the moment that the setting `FAILPOINT` names. */
@Injectable()
export class Failpoints {
  constructor(private readonly config: Config) {}

  reach(name: Failpoint): void {
    if (this.config.failpoint === name) process.kill(process.pid, 'SIGKILL');
  }
}
