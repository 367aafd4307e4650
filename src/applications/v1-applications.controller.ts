import { Body, Controller, Get, Param, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import * as z from 'zod';
import { CurrentActor, RequiresScope } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import type { Page } from '../platform/http/cursor.js';
import {
  ApiIdempotencyKey,
  answerOnce,
  IdempotencyKey,
  OptionalIdempotencyKey,
} from '../platform/http/idempotency-key.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { AddDocument } from './documents/add-document.use-case.js';
import { ApiDocumentUpload } from './documents/api-document-upload.js';
import {
  Application,
  ApplicationDocument,
  ApplicationInput,
  ApplicationPage,
  ApplicationQuery,
  ListedApplication,
  ReceivedApplication,
} from './applications.schemas.js';
import { ApiDocumentDownload, asDownload } from './documents/document-download.js';
import { ListApplications } from './list-applications.query.js';
import { ReadDocument } from './documents/read-document.use-case.js';
import { ReceiveApplication } from './receive-application.use-case.js';
import { ShowApplication } from './show-application.query.js';

/** Applications for partners, and for the organisation’s own systems. */
@ApiTags('applications')
@ApiProblem(401, 'access.key-refused')
@ApiProblem(403, 'access.scope-missing')
@ApiProblem(429, 'request.too-many')
@Controller('v1/applications')
export class V1ApplicationsController {
  constructor(
    private readonly receiveApplication: ReceiveApplication,
    private readonly addDocument: AddDocument,
    private readonly listApplications: ListApplications,
    private readonly showApplication: ShowApplication,
    private readonly readDocument: ReadDocument,
  ) {}

  @Post()
  @RequiresScope('applications:write')
  @Audited('application.received')
  @ApiOperation({
    operationId: 'createApplication',
    summary: 'Push an application',
    description:
      'Takes an application to a job that is published to the caller. Documents follow in calls of their own.',
  })
  @ApiIdempotencyKey({ required: true })
  @ApiCreatedResponse({
    standardSchema: ReceivedApplication,
    description: 'The application is stored; nothing of the candidate is repeated.',
  })
  @ApiProblem(400, 'request.invalid', 'request.idempotency-key-missing', 'request.idempotency-key-invalid')
  @ApiProblem(404, 'jobs.not-published', 'jobs.not-found')
  @ApiProblem(409, 'applications.external-id-taken', 'request.idempotency-key-in-flight')
  async receive(
    @CurrentActor() by: Actor,
    @IdempotencyKey() key: string,
    @Body({ schema: ApplicationInput }) body: ApplicationInput,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ReceivedApplication> {
    return answerOnce(await this.receiveApplication.run(by, body, key), response);
  }

  @Post(':id/documents')
  @RequiresScope('applications:write')
  @Audited('document.received')
  @ApiOperation({
    operationId: 'addApplicationDocument',
    summary: 'Add a document',
    description:
      'Uploads one document of an application that the caller has pushed: a form with one `file` and its `category`, in any order. ' +
      'With an `Idempotency-Key` a repeated upload stores it once. A refused document leaves the application as it is; if fewer come ' +
      'than `documentsExpected` said, a person at the customer decides after 24 hours.',
  })
  @ApiIdempotencyKey({ required: false })
  @ApiDocumentUpload()
  @ApiProblem(409, 'request.idempotency-key-in-flight')
  async upload(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @OptionalIdempotencyKey() key: string | undefined,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ApplicationDocument> {
    return answerOnce(await this.addDocument.run(by, id, request, key), response);
  }

  @Get()
  @RequiresScope('applications:read')
  @ApiOperation({
    operationId: 'listApplications',
    summary: 'List applications',
    description: 'Applications of the organisation, newest first.',
  })
  @ApiOkResponse({ standardSchema: ApplicationPage, description: 'A page of applications.' })
  @ApiProblem(400, 'request.invalid')
  list(
    @CurrentActor() by: Actor,
    @Query({ schema: ApplicationQuery }) query: ApplicationQuery,
  ): Promise<Page<ListedApplication>> {
    return this.listApplications.run(by, query);
  }

  @Get(':id')
  @RequiresScope('applications:read')
  @Audited('application.read')
  @ApiOperation({
    operationId: 'getApplication',
    summary: 'Get an application',
    description: 'An application with everything the candidate wrote.',
  })
  @ApiOkResponse({ standardSchema: Application, description: 'The application.' })
  @ApiProblem(404, 'applications.not-found')
  show(@CurrentActor() by: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<Application> {
    return this.showApplication.run(by, id);
  }

  @Get(':id/documents/:documentId')
  @RequiresScope('applications:read')
  @Audited('document.read')
  @ApiOperation({
    operationId: 'getApplicationDocument',
    summary: 'Download a document',
    description: 'The content of a document, for saving.',
  })
  @ApiDocumentDownload()
  async download(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('documentId', { schema: z.uuid() }) documentId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return asDownload(await this.readDocument.run(by, id, documentId), response);
  }
}
