import { Global, Module } from '@nestjs/common';
import { Notifier } from './public/notifier.js';

/** What people are told, in the console and by mail. */
@Global()
@Module({ providers: [Notifier], exports: [Notifier] })
export class NotificationsModule {}
