import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentActor, Public } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { FetchDocument } from './fetch-document.use-case.js';

/** Where an own ATS fetches the documents of a delivery. */
@ApiExcludeController()
@Controller('operator-ats/documents')
export class DocumentLinksController {
  constructor(private readonly fetchDocument: FetchDocument) {}

  @Get(':token')
  @Public('The signature in the link is the proof.')
  async fetch(
    @CurrentActor() by: Actor,
    @Param('token') token: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { content, mediaType, size, fileName } = await this.fetchDocument.run(by, token);
    response.setHeader('Cache-Control', 'no-store');
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;
    const file = new StreamableFile(content, { type: mediaType, length: size, disposition });
    file.setErrorHandler(() => response.destroy());
    return file;
  }
}
