import { randomUUID } from 'node:crypto';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor, Public } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { addressOf } from '../../access/address-of.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Audited } from '../../audit/audited.decorators.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Unavailable } from '../../platform/errors/request.errors.js';
import { languageOf } from '../../platform/http/language.js';
import { styleNonceOf } from '../../platform/http/style-nonce.js';
import { ApplyFlood } from './apply-flood.js';
import { applyPage, confirmationPage, type PageFrame, sorryPage } from './apply-page.js';
import { FindOpenJob } from './find-open-job.query.js';
import { problemsIn } from './form-application.js';
import { ReceiveApplyForm } from './receive-apply-form.js';

const RETRY_AFTER_SECONDS = '3600';

/** Where candidates apply: pages that need no script. */
@ApiExcludeController()
@Controller('apply')
export class ApplyFormController {
  constructor(
    private readonly jobs: FindOpenJob,
    private readonly receive: ReceiveApplyForm,
    private readonly flood: ApplyFlood,
    private readonly audit: AuditLog,
  ) {}

  @Get(':jobId')
  @Public('Candidates have no account.')
  async show(
    @Param('jobId') jobId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const frame = frameOf(request, response);
    const job = await this.jobs.run(jobId);
    if (job) return applyPage(job, randomUUID(), frame);
    response.status(404);
    return sorryPage('missing', frame);
  }

  @Post(':jobId')
  @Public('Candidates have no account.')
  @Audited('application.received')
  async send(
    @CurrentActor() by: Actor,
    @Param('jobId') jobId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const frame = frameOf(request, response);
    const refuse = (status: number, why: Parameters<typeof sorryPage>[0]) => {
      this.audit.unchanged(by);
      response.status(status).setHeader('Connection', 'close');
      return sorryPage(why, frame);
    };
    const job = await this.jobs.run(jobId);
    if (!job) return refuse(404, 'missing');
    if (!this.flood.admits(addressOf(request) ?? '')) {
      response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
      return refuse(429, 'tooMany');
    }
    try {
      const result = await this.receive.run(by, job, request);
      if ('reference' in result) return confirmationPage(job, result.reference, frame);
      response.status(422);
      const { values, documents } = result.form;
      const problems = problemsIn(result.problems, frame.language);
      return applyPage(job, values.get('submission') ?? randomUUID(), frame, {
        ...{ values, problems },
        hadFiles: documents.length > 0,
      });
    } catch (error) {
      if (error instanceof DomainError && !(error instanceof Unavailable)) return refuse(400, 'unreadable');
      throw error;
    }
  }
}

/** Its language, and headers that let the page show nothing but itself. */
function frameOf(request: Request, response: Response): PageFrame {
  const { lang } = request.query;
  const language = lang === 'de' || lang === 'en' ? lang : languageOf(request.get('accept-language'));
  const nonce = styleNonceOf(response);
  response
    .type('html')
    .setHeader('Content-Language', language)
    .setHeader('Vary', 'Accept-Language')
    .setHeader('Cache-Control', 'no-store')
    .setHeader(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    );
  return { language, nonce };
}
