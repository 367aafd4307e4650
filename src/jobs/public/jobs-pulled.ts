import type { Actor } from '../../access/actor.js';

/** Port: is told of each good read of the job list with a key, before the answer leaves; so it has to be quick. */
export abstract class JobsPulled {
  abstract pulled(by: Actor): Promise<void>;
}
