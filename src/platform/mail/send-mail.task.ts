import { Injectable } from '@nestjs/common';
import { BackgroundTask } from '../queue/background-task.js';
import type { Mail } from './mail.js';
import { Mailer } from './mailer.js';

export const SEND_MAIL = 'mail.send';

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
