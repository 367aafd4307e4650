import { Controller, Get, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { validate as isUuid } from 'uuid';
import { CurrentActor, Public } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Audited } from '../../audit/audited.decorators.js';
import { pageFrame } from '../../platform/http/public-page.js';
import { FetchHandOver, type LinkedHandOver } from './fetch-hand-over.use-case.js';
import { handOverPage, noHandOverPage } from './hand-over-page.js';

/** Where a mailed link leads: a page that needs no script. */
@ApiExcludeController()
@Controller('hand-over')
export class HandOverLinksController {
  constructor(
    private readonly handOver: FetchHandOver,
    private readonly audit: AuditLog,
  ) {}

  @Get(':id')
  @Public('The token of the link is the proof.')
  async show(
    @Param('id') id: string,
    @Query('token') token: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const frame = pageFrame(request, response, "'self'");
    response.setHeader('Cache-Control', 'no-store');
    const linked = await this.linkedTo(id, token);
    if (linked) return handOverPage(linked, String(token), frame);
    response.status(404);
    return noHandOverPage(frame);
  }

  @Post(':id')
  @Public('The token of the link is the proof.')
  @Audited('delivery.handed-over')
  async fetch(
    @CurrentActor() by: Actor,
    @Param('id') id: string,
    @Query('token') token: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | string> {
    const frame = pageFrame(request, response, "'none'");
    response.setHeader('Cache-Control', 'no-store');
    const linked = await this.linkedTo(id, token);
    if (!linked) {
      this.audit.unchanged(by);
      response.status(404);
      return noHandOverPage(frame);
    }
    const archive = await this.handOver.run(by, linked, frame.language);
    const disposition = `attachment; filename="application-${linked.deliveryId}.zip"`;
    const file = new StreamableFile(archive, { type: 'application/zip', disposition });
    file.setErrorHandler(() => response.destroy());
    response.status(200).type('application/zip');
    return file;
  }

  private async linkedTo(id: string, token: unknown): Promise<LinkedHandOver | undefined> {
    if (!isUuid(id) || typeof token !== 'string') return undefined;
    return this.handOver.look(id, token);
  }
}
