import { Module } from '@nestjs/common';
import { Mailer } from './mailer.js';
import { SendMailTask } from './send-mail.task.js';

@Module({ providers: [Mailer, SendMailTask], exports: [Mailer] })
export class MailModule {}
