import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import { CallerLanguage } from '../platform/http/caller-language.js';
import type { Language } from '../platform/http/language.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { ExportProcessingRecord } from './export-processing-record.use-case.js';
import { processingRecordPage } from './processing-record-page.js';
import { ProcessingRecord, RecordQuery } from './processing-record.schemas.js';

@ApiTags('privacy')
@ApiProblem(401, 'access.sign-in-needed')
@ApiProblem(403, 'access.right-missing')
@Controller('console/api/privacy/processing-record')
export class ProcessingRecordController {
  constructor(private readonly exportRecord: ExportProcessingRecord) {}

  @Get()
  @RequiresRight('privacy.read')
  @Audited('processing-record.exported')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'exportProcessingRecord',
    summary: 'Export the record of processing',
    description: 'The organisation’s record of processing activities as things stand (GDPR Art. 30).',
  })
  @ApiProduces('application/json', 'text/html')
  @ApiOkResponse({ standardSchema: ProcessingRecord, description: 'The record, as data or as a page.' })
  @ApiProblem(400, 'request.invalid')
  async export(
    @CurrentActor() by: Actor,
    @CallerLanguage() asked: Language,
    @Query({ schema: RecordQuery }) { language = asked, format }: RecordQuery,
  ): Promise<ProcessingRecord | StreamableFile> {
    const record = await this.exportRecord.run(by, language, format);
    if (format === 'json') return record;
    return new StreamableFile(Buffer.from(processingRecordPage(record)), {
      type: 'text/html; charset=utf-8',
      disposition: 'attachment; filename="processing-record.html"',
    });
  }
}
