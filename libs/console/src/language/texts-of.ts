import type account from '../texts/en/account.js';
import type activity from '../texts/en/activity.js';
import type applications from '../texts/en/applications.js';
import type audit from '../texts/en/audit.js';
import type connect from '../texts/en/connect.js';
import type connections from '../texts/en/connections.js';
import type credentials from '../texts/en/credentials.js';
import type deliveries from '../texts/en/deliveries.js';
import type guides from '../texts/en/guides.js';
import type integrations from '../texts/en/integrations.js';
import type invitation from '../texts/en/invitation.js';
import type jobs from '../texts/en/jobs.js';
import type join from '../texts/en/join.js';
import type keys from '../texts/en/keys.js';
import type members from '../texts/en/members.js';
import type operatorAts from '../texts/en/operator-ats.js';
import type organisations from '../texts/en/organisations.js';
import type overview from '../texts/en/overview.js';
import type passwordReset from '../texts/en/password-reset.js';
import type personio from '../texts/en/personio.js';
import type privacy from '../texts/en/privacy.js';
import type problems from '../texts/en/problems.js';
import type settings from '../texts/en/settings.js';
import type shell from '../texts/en/shell.js';
import type signIn from '../texts/en/sign-in.js';
import type supportRequests from '../texts/en/support-requests.js';
import type systemHealth from '../texts/en/system-health.js';
import type webhooks from '../texts/en/webhooks.js';
import type words from '../texts/en/words.js';

/** Every page's texts by name; the English ones say which keys there are. */
export interface TextsOf {
  account: typeof account;
  activity: typeof activity;
  applications: typeof applications;
  audit: typeof audit;
  connect: typeof connect;
  connections: typeof connections;
  credentials: typeof credentials;
  deliveries: typeof deliveries;
  guides: typeof guides;
  integrations: typeof integrations;
  invitation: typeof invitation;
  jobs: typeof jobs;
  join: typeof join;
  keys: typeof keys;
  members: typeof members;
  'operator-ats': typeof operatorAts;
  organisations: typeof organisations;
  overview: typeof overview;
  'password-reset': typeof passwordReset;
  personio: typeof personio;
  privacy: typeof privacy;
  problems: typeof problems;
  settings: typeof settings;
  shell: typeof shell;
  'sign-in': typeof signIn;
  'support-requests': typeof supportRequests;
  'system-health': typeof systemHealth;
  webhooks: typeof webhooks;
  words: typeof words;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: TextsOf;
  }
}
