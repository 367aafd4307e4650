import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res, StreamableFile } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import * as z from 'zod';
import { CurrentActor, RequiresRight } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { Audited } from '../../audit/audited.decorators.js';
import { languageOf } from '../../platform/http/language.js';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import { MailHandOverInput, RecipientList } from './hand-over.schemas.js';
import { HandOver } from './hand-over.use-case.js';
import { ListRecipients } from './list-recipients.query.js';
import { MailHandOver } from './mail-hand-over.use-case.js';

/** The ways out for an application that cannot be delivered. */
@ApiTags('Deliveries')
@Controller('console/api/deliveries')
export class HandOverController {
  constructor(
    private readonly handOver: HandOver,
    private readonly mailHandOver: MailHandOver,
    private readonly recipients: ListRecipients,
  ) {}

  @Post(':id/hand-over')
  @HttpCode(200)
  @RequiresRight('deliveries.hand-over')
  @Audited('delivery.handed-over')
  @ApiOperation({
    operationId: 'handOverDelivery',
    summary: 'Hand an application over',
    description: 'The whole application with its documents, when it cannot be delivered.',
  })
  @ApiProduces('application/zip')
  @ApiOkResponse({
    description: 'A ZIP: the application as PDF and as JSON, and its documents.',
    content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
  })
  @ApiProblem(404, 'deliveries.not-found')
  @ApiProblem(409, 'deliveries.nothing-to-hand-over')
  @ApiProblem(410, 'deliveries.application-erased')
  async takeAlong(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
    @Headers('accept-language') accepted: string | undefined,
  ): Promise<StreamableFile> {
    const archive = await this.handOver.run(by, id, languageOf(accepted));
    response.setHeader('Cache-Control', 'no-store');
    const disposition = `attachment; filename="application-${id}.zip"`;
    const file = new StreamableFile(archive, { type: 'application/zip', disposition });
    file.setErrorHandler(() => response.destroy());
    return file;
  }

  @Get(':id/hand-over/recipients')
  @RequiresRight('deliveries.hand-over')
  @ApiOperation({
    operationId: 'listHandOverRecipients',
    summary: 'Whom an application can be handed over to',
    description: 'Managers and recruiters of the organisation.',
  })
  @ApiOkResponse({ standardSchema: RecipientList, description: 'By name.' })
  @ApiProblem(404, 'deliveries.not-found')
  list(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<z.infer<typeof RecipientList>> {
    return this.recipients.run(by, id);
  }

  @Post(':id/hand-over/mail')
  @HttpCode(204)
  @RequiresRight('deliveries.hand-over')
  @Audited('delivery.hand-over-mailed')
  @ApiOperation({
    operationId: 'mailHandOver',
    summary: 'Hand an application over by mail',
    description:
      'A link that works for 24 hours; the mail names the job, not the candidate. It counts as handed over once it was fetched.',
  })
  @ApiNoContentResponse({ description: 'The mail is queued.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'deliveries.not-found')
  @ApiProblem(409, 'deliveries.nothing-to-hand-over')
  @ApiProblem(410, 'deliveries.application-erased')
  mail(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: MailHandOverInput }) { recipientId }: MailHandOverInput,
  ): Promise<void> {
    return this.mailHandOver.run(by, id, recipientId);
  }
}
