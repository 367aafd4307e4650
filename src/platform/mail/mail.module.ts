import { Module } from '@nestjs/common';
import { Mailer } from './mailer.js';
import { SendMailTask } from './send-mail.task.js';
import { WaitingMailCheck } from './waiting-mail.check.js';

@Module({ providers: [Mailer, SendMailTask, WaitingMailCheck], exports: [Mailer] })
export class MailModule {}
