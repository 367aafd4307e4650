import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  HttpStatus,
  Param,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import * as z from 'zod';
import { CurrentActor, RequiresRight } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { type Page, PageQuery } from '../../platform/http/cursor.js';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import { Audited } from '../audited.decorators.js';
import { DownloadExport } from './download-export.use-case.js';
import { ExportAccepted, ExportInput, ExportPage, ExportView } from './exports.schemas.js';
import { ListExports } from './list-exports.query.js';
import { RequestExport } from './request-export.use-case.js';

@ApiTags('audit')
@Controller('console/api/audit/exports')
export class ExportsController {
  constructor(
    private readonly requestExport: RequestExport,
    private readonly listExports: ListExports,
    private readonly downloadExport: DownloadExport,
  ) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @RequiresRight('audit.export')
  @Audited('export.requested')
  @ApiOperation({
    operationId: 'requestAuditExport',
    summary: 'Export a period of the audit log',
    description: 'The export is made in the background and deleted seven days after it is ready.',
  })
  @ApiAcceptedResponse({ standardSchema: ExportAccepted, description: 'The export is being made.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'audit.log-not-found')
  request(
    @CurrentActor() by: Actor,
    @Body({ schema: ExportInput }) input: ExportInput,
  ): Promise<{ id: string }> {
    return this.requestExport.run(by, input);
  }

  @Get()
  @RequiresRight('audit.export')
  @ApiOperation({
    operationId: 'listAuditExports',
    summary: 'List exports',
    description: 'Newest first, with who fetched them.',
  })
  @ApiOkResponse({ standardSchema: ExportPage, description: 'A page of exports.' })
  @ApiProblem(400, 'request.invalid')
  list(@CurrentActor() by: Actor, @Query({ schema: PageQuery }) query: PageQuery): Promise<Page<ExportView>> {
    return this.listExports.run(by, query);
  }

  @Get(':id')
  @RequiresRight('audit.export')
  @ApiOperation({
    operationId: 'getAuditExport',
    summary: 'See how far an export is',
    description: 'State, progress and result.',
  })
  @ApiOkResponse({ standardSchema: ExportView, description: 'The export.' })
  @ApiProblem(404, 'audit.export-not-found')
  one(@CurrentActor() by: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<ExportView> {
    return this.listExports.one(by, id);
  }

  @Get(':id/download')
  @RequiresRight('audit.export')
  @Audited('export.downloaded')
  @ApiOperation({
    operationId: 'downloadAuditExport',
    summary: 'Download an export',
    description: 'A ZIP with verify.mjs. A `Range` header carries on where a download broke off.',
  })
  @ApiOkResponse({
    description: 'The ZIP.',
    content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
  })
  @ApiProblem(404, 'audit.export-not-found')
  @ApiProblem(409, 'audit.export-not-ready')
  @ApiProblem(410, 'audit.export-deleted')
  async download(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers('range') wanted: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const { size, sha256, range, content } = await this.downloadExport.run(by, id, wanted);
    response
      .setHeader('accept-ranges', 'bytes')
      .setHeader('cache-control', 'no-store')
      .setHeader('etag', `"${sha256}"`);
    if (range)
      response
        .status(HttpStatus.PARTIAL_CONTENT)
        .setHeader('content-range', `bytes ${range.first}-${range.last}/${size}`);
    if (!content) {
      response
        .status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        .setHeader('content-range', `bytes */${size}`);
      return undefined;
    }
    return new StreamableFile(content, {
      type: 'application/zip',
      disposition: `attachment; filename="audit-${id}.zip"`,
      length: range ? range.last - range.first + 1 : size,
    });
  }
}
