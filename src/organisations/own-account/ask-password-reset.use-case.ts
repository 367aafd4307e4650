import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { TooManySignIns } from '../../access/access.errors.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Queue } from '../../platform/queue/queue.js';
import { SignInFailures } from '../session/sign-in-failures.js';
import { SEND_PASSWORD_RESET } from './send-password-reset.task.js';

/** Takes note that a password was forgotten. Whether there is such an account is looked up only afterwards. */
@Injectable()
export class AskPasswordReset {
  constructor(
    private readonly transactions: Transactions,
    private readonly queue: Queue,
    private readonly failures: SignInFailures,
  ) {}

  /** Does nothing more once there were too many for the e-mail or from the network; the answer stays the same. */
  async run(email: string, ip: string | null): Promise<void> {
    try {
      await this.failures.add(`password-reset ${email}`, ip);
    } catch (error) {
      if (error instanceof TooManySignIns) return;
      throw error;
    }
    await this.transactions.run((tx) =>
      this.queue.add(tx, SEND_PASSWORD_RESET, { resetId: uuidv7(), email: email.toLowerCase() }),
    );
  }
}
