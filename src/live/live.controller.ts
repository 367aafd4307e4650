import { Controller, type MessageEvent, Req, Sse } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import { filter, interval, map, merge, type Observable, takeUntil, timer } from 'rxjs';
import { CurrentActor, type RequestWithActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { LiveFeed } from './live-feed.js';
import { OpenStreams } from './open-streams.js';

/** The browser connects again after this, so that the guard looks at the session again. */
const LONGEST_MS = 5 * 60_000;
const HEARTBEAT_MS = 20_000;

/** Tells open pages what changed, as server-sent events. */
@Controller('console/api/events')
export class LiveController {
  constructor(
    private readonly feed: LiveFeed,
    private readonly streams: OpenStreams,
  ) {}

  @Sse()
  @RequiresRight('session.own')
  @ApiExcludeEndpoint()
  events(@CurrentActor() by: Actor, @Req() { sessionID }: RequestWithActor): Observable<MessageEvent> {
    const mine = this.feed.changes.pipe(
      filter(({ organisationId }) => by.organisationId === null || organisationId === by.organisationId),
      map(({ id, topic, target }) => ({ id, type: 'change', data: { topic, id: target } })),
    );
    const heartbeat = interval(HEARTBEAT_MS).pipe(map(() => ({ type: 'heartbeat', data: '' })));
    const over = this.streams.endOf(sessionID, by.role ?? '');
    return merge(mine, heartbeat).pipe(takeUntil(merge(timer(LONGEST_MS), this.feed.ended, over)));
  }
}
