import { queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { NoticePreference } from '../generated/types.gen.js';
import { ApiProblem } from './problem.js';

export type { Notice, NoticePreference } from '../generated/types.gen.js';

/** The first time counts; again changes nothing. */
export const readNotices = (ids: readonly string[]) =>
  Promise.all(ids.map((id) => hub.readNotice({ path: { id } })));

/** The reader's notices, or null where the hub has none to give. */
export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: async ({ signal }) => {
    try {
      return await hub.listNotices({ signal });
    } catch (error) {
      if (error instanceof ApiProblem && (error.status === 404 || error.status === 403)) return null;
      throw error;
    }
  },
});

/** For each topic, how the reader hears of it. */
export const noticePreferencesQuery = queryOptions({
  queryKey: ['notice-preferences'],
  queryFn: ({ signal }) => hub.listNoticePreferences({ signal }),
});

export const chooseNoticePreference = ({ topic, inConsole, byMail }: NoticePreference) =>
  hub.chooseNoticePreference({ path: { topic }, body: { inConsole, byMail } });
