import type activity from '../texts/en/activity.js';
import type applications from '../texts/en/applications.js';
import type integrations from '../texts/en/integrations.js';
import type jobs from '../texts/en/jobs.js';
import type join from '../texts/en/join.js';
import type members from '../texts/en/members.js';
import type personio from '../texts/en/personio.js';
import type problems from '../texts/en/problems.js';
import type shell from '../texts/en/shell.js';
import type signIn from '../texts/en/sign-in.js';
import type words from '../texts/en/words.js';

/** Every page's texts by name; the English ones say which keys there are. */
export interface TextsOf {
  activity: typeof activity;
  applications: typeof applications;
  integrations: typeof integrations;
  jobs: typeof jobs;
  join: typeof join;
  members: typeof members;
  personio: typeof personio;
  problems: typeof problems;
  shell: typeof shell;
  'sign-in': typeof signIn;
  words: typeof words;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: TextsOf;
  }
}
