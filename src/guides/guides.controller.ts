import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../access/access.decorators.js';
import { GuidePages } from './guide-pages.js';

const WHY = 'A developer reads them before there is a key.';
const A_WHILE = 'public, max-age=300';

/** Guides for the developers of partners and of the operator's own systems. */
@ApiExcludeController()
@Controller('docs')
export class GuidesController {
  constructor(private readonly pages: GuidePages) {}

  @Get()
  @Public(WHY)
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', A_WHILE)
  index(): string {
    return this.pages.index();
  }

  @Get('guides.css')
  @Public(WHY)
  @Header('Content-Type', 'text/css; charset=utf-8')
  @Header('Cache-Control', A_WHILE)
  styles(): string {
    return this.pages.styles();
  }

  @Get('partners/:partner')
  @Public(WHY)
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', A_WHILE)
  partner(@Param('partner') partner: string): string {
    return this.pages.partner(partner);
  }

  @Get(':guide')
  @Public(WHY)
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', A_WHILE)
  guide(@Param('guide') guide: string): string {
    return this.pages.guide(guide);
  }
}
