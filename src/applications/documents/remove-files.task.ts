import { Injectable } from '@nestjs/common';
import { BackgroundTask } from '../../platform/queue/background-task.js';
import { DocumentStorage } from '../../platform/storage/document-storage.js';

export const REMOVE_FILES = 'applications.remove-files';

/** Removes the files of erased documents from the storage. */
@Injectable()
export class RemoveFilesTask extends BackgroundTask {
  readonly name = REMOVE_FILES;

  constructor(private readonly storage: DocumentStorage) {
    super();
  }

  override async run({ files }: { files: string[] }): Promise<void> {
    for (const file of files) await this.storage.delete(file);
  }
}
