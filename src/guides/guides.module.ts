import { Module } from '@nestjs/common';
import { GuidePages } from './guide-pages.js';
import { GuidesController } from './guides.controller.js';

/** Guides for developers, under `/docs`. */
@Module({ controllers: [GuidesController], providers: [GuidePages] })
export class GuidesModule {}
