import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import * as z from 'zod';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import type { Page } from '../platform/http/cursor.js';
import { answerOnce, ApiIdempotencyKey, OptionalIdempotencyKey } from '../platform/http/idempotency-key.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { AddDocument } from './documents/add-document.use-case.js';
import { ApiDocumentUpload } from './documents/api-document-upload.js';
import {
  ApplicationDocument,
  ApplicationInput,
  ApplicationQuery,
  ConsoleApplication,
  ConsoleApplicationPage,
  ConsoleListedApplication,
} from './applications.schemas.js';
import { ErasureReceipt } from './erasure-receipt.schema.js';
import { ConsoleApplications } from './console-applications.js';
import { ApiDocumentDownload, asDownload, asPreview } from './documents/document-download.js';
import { EnterApplication } from './enter-application.use-case.js';
import { EraseApplication } from './erase-application.use-case.js';
import { ReadDocument } from './documents/read-document.use-case.js';

/** Applications in the console. */
@ApiTags('applications')
@ApiProblem(401, 'access.sign-in-needed')
@ApiProblem(403, 'access.right-missing')
@Controller('console/api/applications')
export class ApplicationsController {
  constructor(
    private readonly applications: ConsoleApplications,
    private readonly enterApplication: EnterApplication,
    private readonly addDocument: AddDocument,
    private readonly readDocument: ReadDocument,
    private readonly eraseApplication: EraseApplication,
  ) {}

  @Get()
  @RequiresRight('applications.read')
  @ApiOperation({
    operationId: 'listApplications',
    summary: 'List applications',
    description: 'Applications of the organisation with their deliveries, newest first.',
  })
  @ApiOkResponse({ standardSchema: ConsoleApplicationPage, description: 'A page of applications.' })
  @ApiProblem(400, 'request.invalid')
  list(
    @CurrentActor() by: Actor,
    @Query({ schema: ApplicationQuery }) query: ApplicationQuery,
  ): Promise<Page<ConsoleListedApplication>> {
    return this.applications.list(by, query);
  }

  @Post()
  @RequiresRight('applications.create')
  @Audited('application.received')
  @ApiOperation({
    operationId: 'createApplication',
    summary: 'Enter an application',
    description: 'Enters an application that came in another way.',
  })
  @ApiCreatedResponse({
    standardSchema: ConsoleApplication,
    description: 'The application with its deliveries.',
  })
  @ApiIdempotencyKey({ required: false })
  @ApiProblem(400, 'request.invalid', 'request.idempotency-key-invalid')
  @ApiProblem(404, 'jobs.not-found')
  @ApiProblem(409, 'request.idempotency-key-in-flight')
  async create(
    @CurrentActor() by: Actor,
    @OptionalIdempotencyKey() key: string | undefined,
    @Body({ schema: ApplicationInput }) body: ApplicationInput,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ConsoleApplication> {
    return answerOnce(await this.enterApplication.run(by, body, key), response);
  }

  @Get(':id')
  @RequiresRight('applications.read')
  @Audited('application.read')
  @ApiOperation({
    operationId: 'getApplication',
    summary: 'Get an application',
    description: 'An application with everything the candidate wrote, and its deliveries.',
  })
  @ApiOkResponse({ standardSchema: ConsoleApplication, description: 'The application.' })
  @ApiProblem(404, 'applications.not-found')
  show(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<ConsoleApplication> {
    return this.applications.show(by, id);
  }

  @Post(':id/documents')
  @RequiresRight('applications.create')
  @Audited('document.received')
  @ApiOperation({
    operationId: 'addApplicationDocument',
    summary: 'Add a document',
    description: 'Uploads one document of an application.',
  })
  @ApiDocumentUpload()
  async upload(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Req() request: Request,
  ): Promise<ApplicationDocument> {
    return (await this.addDocument.run(by, id, request)).answer;
  }

  @Get(':id/documents/:documentId')
  @RequiresRight('applications.read')
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

  @Get(':id/documents/:documentId/preview')
  @RequiresRight('applications.read')
  @Audited('document.read')
  @ApiOperation({
    operationId: 'previewApplicationDocument',
    summary: 'Show a document',
    description: 'A PDF, for showing in a page of this hub; any other document is for saving.',
  })
  @ApiDocumentDownload()
  async preview(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('documentId', { schema: z.uuid() }) documentId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return asPreview(await this.readDocument.run(by, id, documentId), response);
  }

  @Post(':id/erase')
  @HttpCode(200)
  @RequiresRight('applications.erase')
  @Audited('application.erased')
  @ApiOperation({
    operationId: 'eraseApplication',
    summary: 'Erase an application',
    description: 'Removes everything the candidate wrote and destroys its key. Cannot be undone.',
  })
  @ApiOkResponse({
    standardSchema: ErasureReceipt,
    description: 'What was erased, and which partners hold copies.',
  })
  @ApiProblem(404, 'applications.not-found')
  @ApiProblem(409, 'applications.held')
  erase(@CurrentActor() by: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<ErasureReceipt> {
    return this.eraseApplication.run(by, id);
  }
}
