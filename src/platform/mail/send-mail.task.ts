import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';
import { BackgroundTask } from '../queue/background-task.js';
import type { Queue } from '../queue/queue.js';
import type { Mail } from './mail.js';
import { Mailer } from './mailer.js';

export const SEND_MAIL = 'mail.send';

/** Asks for a mail once the transaction is committed. */
export const queueMail = (tx: Tx, queue: Queue, mail: Mail): Promise<void> =>
  queue.add(tx, SEND_MAIL, mail, { goesLast: true });

/** Sends one mail; a mail server that fails is tried again. */
@Injectable()
export class SendMailTask extends BackgroundTask {
  readonly name = SEND_MAIL;

  constructor(private readonly mailer: Mailer) {
    super();
  }

  override run(mail: Mail): Promise<void> {
    return this.mailer.send(mail);
  }
}
