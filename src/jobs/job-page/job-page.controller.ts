import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '../../access/access.decorators.js';
import { Config } from '../../platform/config/config.js';
import { languageOf } from '../../platform/http/language.js';
import { styleNonceOf } from '../../platform/http/style-nonce.js';
import { FindJobPage } from './find-job-page.query.js';
import { jobPage, type JobPageFrame, noJobPage } from './job-page.js';

/** Where candidates read an ad: a page that needs no script. */
@ApiExcludeController()
@Controller('jobs')
export class JobPageController {
  constructor(
    private readonly jobs: FindJobPage,
    private readonly config: Config,
  ) {}

  @Get(':jobId')
  @Public('Candidates have no account.')
  async show(
    @Param('jobId') jobId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const job = await this.jobs.run(jobId);
    const frame = this.frameOf(jobId, request, response);
    if (job !== undefined && job !== 'gone') return jobPage(job, frame);
    response.status(job === 'gone' ? 410 : 404);
    return noJobPage(job ?? 'missing', frame);
  }

  /** Its language, and headers that let the page show nothing but itself. */
  private frameOf(jobId: string, request: Request, response: Response): JobPageFrame {
    const { lang } = request.query;
    const language = lang === 'de' || lang === 'en' ? lang : languageOf(request.get('accept-language'));
    const nonce = styleNonceOf(response);
    response
      .type('html')
      .setHeader('Content-Language', language)
      .setHeader('Vary', 'Accept-Language')
      .setHeader('Cache-Control', 'no-cache')
      .setHeader(
        'Content-Security-Policy',
        `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      );
    const url = `${this.config.publicUrl.replace(/\/$/, '')}/jobs/${encodeURIComponent(jobId)}`;
    return { language, nonce, url };
  }
}
