import { Global, Module } from '@nestjs/common';
import { ListNotices } from './list-notices.query.js';
import { NotificationsController } from './notifications.controller.js';
import { MailNoticesTask } from './mail-notices.task.js';
import { Preferences } from './preferences.js';
import { PreferencesController } from './preferences.controller.js';
import { Notifier } from './public/notifier.js';
import { TellOfTampering } from './tell-of-tampering.js';
import { ReadNotice } from './read-notice.use-case.js';

/** What people are told, in the console and by mail. */
@Global()
@Module({
  controllers: [NotificationsController, PreferencesController],
  providers: [Notifier, ListNotices, ReadNotice, Preferences, MailNoticesTask, TellOfTampering],
  exports: [Notifier],
})
export class NotificationsModule {}
