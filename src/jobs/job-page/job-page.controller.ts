import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '../../access/access.decorators.js';
import { Config } from '../../platform/config/config.js';
import { pageFrame } from '../../platform/http/public-page.js';
import { FindJobPage } from './find-job-page.query.js';
import { inLanguage, languagesOf } from '../public/job-in-language.js';
import { jobPage, noJobPage } from './job-page.js';

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
    const frame = pageFrame(request, response, "'none'");
    response.setHeader('Cache-Control', 'no-cache');
    const job = await this.jobs.run(jobId);
    if (job === undefined || job === 'gone') {
      response.status(job === 'gone' ? 410 : 404);
      return noJobPage(job ?? 'missing', frame);
    }
    const shown = inLanguage(job, frame.wanted);
    response.setHeader('Content-Language', [...new Set([frame.language, shown.language])]);
    const url = `${this.config.publicUrl.replace(/\/$/, '')}/jobs/${job.id}`;
    return jobPage(shown, { ...frame, url, languages: languagesOf(job) });
  }
}
