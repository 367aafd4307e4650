import { Module } from '@nestjs/common';
import { LiveController } from './live.controller.js';
import { LiveFeed } from './live-feed.js';
import { OpenStreams } from './open-streams.js';

@Module({ controllers: [LiveController], providers: [LiveFeed, OpenStreams] })
export class LiveModule {}
