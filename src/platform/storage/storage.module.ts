import { Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { DocumentStorage } from './document-storage.js';
import { DriveStorage } from './drive-storage.js';
import { openDriver } from './open-driver.js';

/** Where documents are kept, as `STORAGE_URL` says. */
@Module({
  providers: [
    {
      provide: DocumentStorage,
      useFactory: async ({ storageUrl }: Config) => new DriveStorage(await openDriver(storageUrl)),
      inject: [Config],
    },
  ],
  exports: [DocumentStorage],
})
export class StorageModule {}
