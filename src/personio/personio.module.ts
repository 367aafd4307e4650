import { PersonioClient } from '@andock/personio-client';
import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { Config } from '../platform/config/config.js';
import { CredentialsCheck } from './checks/credentials.check.js';
import { MappedJobsCheck } from './checks/mapped-jobs.check.js';
import { ChangeFieldMapping } from './fields/change-field-mapping.use-case.js';
import { FieldMappingController } from './fields/field-mapping.controller.js';
import { ShowFieldMapping } from './fields/show-field-mapping.query.js';
import { JobMappingsController } from './job-mappings.controller.js';
import { ListUnmappedJobs } from './list-unmapped-jobs.query.js';
import { MapJob } from './map-job.use-case.js';
import { MapPastedJobs } from './map-pasted-jobs.use-case.js';
import { PersonioConnector } from './personio-connector.js';
import { PersonioController } from './personio.controller.js';
import { PersonioMapping } from './personio-mapping.js';
import { PersonioJobs } from './personio-jobs.js';
import { PersonioPartner } from './personio.manifest.js';
import { PersonioPositions } from './personio-positions.js';
import { PersonioSetup } from './personio-setup.js';
import { PersonioRoute } from './personio-route.js';
import { ProbeAccess } from './probe-access.js';
import { ReadPosition } from './read-position.js';
import { VerificationLadder } from './verification-ladder.js';

const APP_ID = 'ANDOCK';

/** Personio as an outbound partner: credentials, verification, mapping, delivery. */
@Module({
  imports: [JobsModule],
  controllers: [PersonioController, JobMappingsController, FieldMappingController],
  providers: [
    {
      provide: PersonioClient,
      useFactory: ({ personio: { baseUrl, feedUrl, timeoutMs } }: Config) =>
        new PersonioClient({ baseUrl, feedUrl, timeoutMs, partnerId: APP_ID, appId: APP_ID }),
      inject: [Config],
    },
    PersonioPartner,
    PersonioSetup,
    PersonioConnector,
    PersonioRoute,
    PersonioJobs,
    ReadPosition,
    PersonioPositions,
    PersonioMapping,
    VerificationLadder,
    ProbeAccess,
    MapJob,
    MapPastedJobs,
    ListUnmappedJobs,
    ShowFieldMapping,
    ChangeFieldMapping,
    CredentialsCheck,
    MappedJobsCheck,
  ],
})
export class PersonioModule implements OnApplicationShutdown {
  constructor(@Inject(PersonioClient) private readonly personio: PersonioClient) {}

  async onApplicationShutdown(): Promise<void> {
    await this.personio.close();
  }
}
