import { Global, Module } from '@nestjs/common';
import { IdempotencyModule } from '../platform/http/idempotency.module.js';
import { StorageModule } from '../platform/storage/storage.module.js';
import { AddDocument } from './documents/add-document.use-case.js';
import { ApplicationAdmission } from './application-admission.js';
import { ApplicationsController } from './applications.controller.js';
import { ApplyFlood } from './apply-form/apply-flood.js';
import { ApplyFormController } from './apply-form/apply-form.controller.js';
import { FindOpenJob } from './apply-form/find-open-job.query.js';
import { ReceiveApplyForm } from './apply-form/receive-apply-form.js';
import { SubmitApplication } from './apply-form/submit-application.use-case.js';
import { ConsoleApplications } from './console-applications.js';
import { CreateApplication } from './create-application.js';
import { DocumentReception } from './documents/document-reception.js';
import { EmailHash } from './email-hash.js';
import { EnterApplication } from './enter-application.use-case.js';
import { EraseApplication } from './erase-application.use-case.js';
import { ListApplications } from './list-applications.query.js';
import { OpenedApplications } from './opened-applications.js';
import { ApplicationParcels } from './public/application-parcels.js';
import { ApplicationsOfPerson } from './public/applications-of-person.js';
import { Erasure } from './public/erasure.js';
import { ReadDocument } from './documents/read-document.use-case.js';
import { ReceiveApplication } from './receive-application.use-case.js';
import { RecordDocument } from './documents/record-document.js';
import { RemoveFilesTask } from './documents/remove-files.task.js';
import { SealedDocuments } from './documents/sealed-documents.js';
import { ShowApplication } from './show-application.query.js';
import { SourceTags } from './source-tags.js';
import { V1ApplicationsController } from './v1-applications.controller.js';

/** Candidates, applications and documents. Its ports are filled by `deliveries`. */
@Global()
@Module({
  imports: [StorageModule, IdempotencyModule],
  controllers: [V1ApplicationsController, ApplicationsController, ApplyFormController],
  providers: [
    FindOpenJob,
    ReceiveApplyForm,
    SubmitApplication,
    ApplyFlood,
    ReceiveApplication,
    EnterApplication,
    ApplicationAdmission,
    SourceTags,
    CreateApplication,
    EmailHash,
    AddDocument,
    DocumentReception,
    SealedDocuments,
    RecordDocument,
    ListApplications,
    ShowApplication,
    OpenedApplications,
    ConsoleApplications,
    ReadDocument,
    EraseApplication,
    Erasure,
    ApplicationsOfPerson,
    RemoveFilesTask,
    ApplicationParcels,
  ],
  exports: [ApplicationParcels, ApplicationsOfPerson, Erasure],
})
export class ApplicationsModule {}
