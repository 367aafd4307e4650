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
import { type PageFrame, pageFrame } from '../../platform/http/public-page.js';
import { inLanguage } from '../../jobs/public/job-in-language.js';
import { ApplyFlood } from './apply-flood.js';
import { applyPage, confirmationPage, sorryPage } from './apply-page.js';
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
    if (job) return applyPage(inLanguage(job, frame.wanted), randomUUID(), frame);
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
    const shown = inLanguage(job, frame.wanted);
    try {
      const result = await this.receive.run(by, job, request);
      if ('reference' in result) return confirmationPage(shown, result.reference, frame);
      response.status(422);
      const { values, documents } = result.form;
      const problems = problemsIn(result.problems, frame.language);
      return applyPage(shown, values.get('submission') ?? randomUUID(), frame, {
        ...{ values, problems },
        hadFiles: documents.length > 0,
      });
    } catch (error) {
      if (error instanceof DomainError && !(error instanceof Unavailable)) return refuse(400, 'unreadable');
      throw error;
    }
  }
}

/** A page that nobody keeps: it holds what a candidate wrote. */
function frameOf(request: Request, response: Response): PageFrame {
  response.setHeader('Cache-Control', 'no-store');
  return pageFrame(request, response, "'self'");
}
