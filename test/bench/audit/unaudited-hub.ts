// The hub without the events of calls, for the bench alone: this is no part of what is built, so no setting can do it elsewhere.
import { built } from '../../support/built.ts';

const { GroupCommit } = (await built(
  'audit/group-commit.js',
)) as typeof import('../../../src/audit/group-commit.js');
GroupCommit.prototype.durable = () => Promise.resolve();
await built('main.js');
