import { join, resolve } from 'node:path';
import * as z from 'zod';
import { withFiles } from './settings-from-files.js';
import { SettingsRefused } from './settings-refused.js';

const ROLES = ['api', 'worker', 'schedule'] as const;

const port = z.coerce.number().int().min(0).max(65_535);
const positive = z.coerce.number().int().positive();
const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');
const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'a URL that starts with postgres:// is needed',
});
const httpUrl = z.url({
  protocol: /^https?$/,
  error: 'a URL that starts with http:// or https:// is needed',
});
const ed25519Key = z
  .base64({ error: 'an Ed25519 private key in base64 (PKCS #8, DER) is needed' })
  .length(64);
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

/** `value=role` pairs; the first that fits counts. */
const staffRoles = list.pipe(
  z.array(
    z
      .string()
      .regex(/^[^=]{1,200}=(admin|support|auditor)$/, {
        error:
          'pairs such as hub-admins=admin,hub-desk=support are needed; roles are admin, support, auditor',
      })
      .transform((pair) => {
        const [value = '', role] = pair.split('=');
        return { value: value.trim(), role: role as 'admin' | 'support' | 'auditor' };
      }),
  ),
);

const Environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: port.default(3000),
  SANDBOX_PORT: port.optional(),
  DATA_DIR: z.string().min(1).default('.andock'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_MIGRATION_URL: postgresUrl.optional(),
  DATABASE_POOL: positive.max(200).default(20),
  MASTER_KEY: z.string().min(1).optional(),
  KEY_STORE_URL: postgresUrl.optional(),
  STORAGE_URL: z.string().min(1).optional(),
  SANDBOX: onOff.optional(),
  DEMO: onOff.optional(),
  DEMO_PASSWORD: z.string().min(8).max(200).optional(),
  PUBLIC_URL: httpUrl.optional(),
  ROLES: list.pipe(z.array(z.enum(ROLES)).min(1)).default([...ROLES]),
  TRUSTED_PROXIES: list.default([]),
  REQUEST_TIMEOUT_MS: positive.max(600_000).default(20_000),
  OPERATOR_NAME: z.string().min(1).max(80).default('Andock'),
  OPERATOR_LOGO: httpUrl.optional(),
  SUPPORT_EMAIL: z.email().default('support@andock.test'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'a URL that starts with smtp:// or smtps:// is needed' })
    .optional(),
  SMTP_TIMEOUT_MS: positive.default(20_000),
  MAIL_FROM: z.email().optional(),
  PERSONIO_BASE_URL: httpUrl.optional(),
  PERSONIO_FEED_URL: z.string().min(1).optional(),
  PERSONIO_CALLS_PER_MINUTE: positive.default(15),
  PERSONIO_TIMEOUT_MS: positive.default(30_000),
  PERSONIO_DRY_RUN_PROBE: onOff.default(false),
  OUTGOING_PRIVATE_HOSTS: list.optional(),
  OPERATOR_ATS_TIMEOUT_MS: positive.default(30_000),
  OIDC_ISSUER: httpUrl.optional(),
  OIDC_CLIENT_ID: z.string().min(1).max(500).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).max(500).optional(),
  OIDC_ROLE_CLAIM: z.string().min(1).max(200).default('groups'),
  OIDC_ROLES: staffRoles.default([]),
  OIDC_SCOPES: z.string().min(1).max(500).default('openid email profile'),
  OIDC_NAME: z.string().min(1).max(60).default('Single Sign-on'),
  OIDC_SIGN_OUT: onOff.default(true),
  STAFF_PASSWORDS: onOff.default(true),
  API_CALLS_PER_MINUTE: positive.default(1200),
  RETRY_SCALE: z.coerce.number().positive().max(1000).default(1),
  AUDIT_LOG_NAME: z
    .string()
    .regex(/^[^\s+]{1,200}$/, { error: 'no spaces and no +' })
    .optional(),
  AUDIT_SIGNING_KEY: list.pipe(z.array(ed25519Key).min(1)).optional(),
  AUDIT_TIME_KEY: ed25519Key.optional(),
  AUDIT_RETENTION_MONTHS: z.coerce.number().int().min(12).max(1200).optional(),
  AUDIT_STREAM_URL: httpUrl.optional(),
  AUDIT_STREAM_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, { error: 'whsec_ and at least 24 bytes in base64 are needed' })
    .optional(),
  AUDIT_CHECKPOINT_DIR: z.string().min(1).optional(),
  AUDIT_CHECKPOINT_WEBHOOK: httpUrl.optional(),
  AUDIT_CHECKPOINT_MAIL: z.email().optional(),
  FAILPOINT: z.string().min(1).optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  OTEL_SERVICE_NAME: z.string().min(1).max(200).default('andock'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** Every setting there is. */
export const SETTING_NAMES: readonly string[] = Object.keys(Environment.shape);

/** All settings of a process, with the defaults that follow from one another filled in. */
export type Settings = Readonly<ReturnType<typeof complete>>;

/** Turns an environment into settings, or says about every wrong setting what is wrong with it. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = withFiles(env, SETTING_NAMES);
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    throw new SettingsRefused(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    );
  }
  const problems = contradictionsIn(parsed.data);
  if (problems.length > 0) throw new SettingsRefused(problems);
  return Object.freeze(complete(parsed.data));
}

type Environment = z.infer<typeof Environment>;

function contradictionsIn(env: Environment): string[] {
  const problems: string[] = [];
  if (env.NODE_ENV === 'production') {
    if (!env.DATABASE_URL) problems.push('DATABASE_URL: needed in production');
    if (!env.MASTER_KEY) problems.push('MASTER_KEY: needed in production');
    if (!env.PUBLIC_URL) problems.push('PUBLIC_URL: needed in production');
    if (env.ROLES.length < ROLES.length && !env.KEY_STORE_URL) {
      problems.push('KEY_STORE_URL: needed in production when ROLES is split over processes');
    }
    if (env.SANDBOX) problems.push('SANDBOX: the stand-ins of the partners do not run in production');
    if (env.FAILPOINT) problems.push('FAILPOINT: only a test kills its own hub');
    if (env.DEMO) problems.push('DEMO: the demo organisations do not exist in production');
  }
  if (env.OIDC_ISSUER) {
    if (!env.OIDC_CLIENT_ID) problems.push('OIDC_CLIENT_ID: needed with OIDC_ISSUER');
    if (env.OIDC_ROLES.length === 0) problems.push('OIDC_ROLES: needed with OIDC_ISSUER, or nobody gets in');
    if (env.NODE_ENV === 'production' && !env.OIDC_ISSUER.startsWith('https:')) {
      problems.push('OIDC_ISSUER: starts with https:// in production');
    }
  } else if (!env.STAFF_PASSWORDS) {
    problems.push('STAFF_PASSWORDS: can be off only with OIDC_ISSUER');
  }
  if (env.AUDIT_STREAM_URL && !env.AUDIT_STREAM_SECRET) {
    problems.push('AUDIT_STREAM_SECRET: needed with AUDIT_STREAM_URL');
  }
  if (env.KEY_STORE_URL && isSameDatabase(env.KEY_STORE_URL, env.DATABASE_URL)) {
    problems.push('KEY_STORE_URL: a database of its own, with backups of its own, is needed');
  }
  if (env.DATABASE_MIGRATION_URL && !env.DATABASE_URL) {
    problems.push('DATABASE_MIGRATION_URL: useful only together with DATABASE_URL');
  }
  return problems;
}

/** Whether two addresses lead to the same database, whoever signs in there. */
function isSameDatabase(one: string, other: string | undefined): boolean {
  const placeOf = (url: string) => {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}:${port || '5432'}${pathname}`;
  };
  return other !== undefined && placeOf(one) === placeOf(other);
}

function complete(env: Environment) {
  const production = env.NODE_ENV === 'production';
  const sandboxPort = env.SANDBOX_PORT ?? (env.PORT === 0 ? 0 : env.PORT + 1);
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  return {
    production,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL?.replace(/\/$/, '') ?? `http://localhost:${env.PORT}`,
    roles: env.ROLES,
    dataDir: resolve(env.DATA_DIR),
    database: { url: env.DATABASE_URL, migrationUrl: env.DATABASE_MIGRATION_URL, pool: env.DATABASE_POOL },
    masterKey: env.MASTER_KEY,
    keyStoreUrl: env.KEY_STORE_URL,
    storageUrl: env.STORAGE_URL ?? `file://${join(resolve(env.DATA_DIR), 'documents')}`,
    sandbox: { on: env.SANDBOX ?? !production, port: sandboxPort },
    demo: { on: env.DEMO ?? !production, password: env.DEMO_PASSWORD },
    trustedProxies: env.TRUSTED_PROXIES,
    requestTimeoutMs: env.REQUEST_TIMEOUT_MS,
    operator: { name: env.OPERATOR_NAME, logo: env.OPERATOR_LOGO, supportEmail: env.SUPPORT_EMAIL },
    mail: {
      smtpUrl: env.SMTP_URL,
      timeoutMs: env.SMTP_TIMEOUT_MS,
      from: env.MAIL_FROM ?? env.SUPPORT_EMAIL,
    },
    personio: {
      baseUrl: env.PERSONIO_BASE_URL ?? (production ? 'https://api.personio.de' : `${sandboxUrl}/personio`),
      feedUrl:
        env.PERSONIO_FEED_URL ??
        (production ? 'https://{host}/xml' : `${sandboxUrl}/personio/feed/{company}/xml`),
      callsPerMinute: env.PERSONIO_CALLS_PER_MINUTE,
      timeoutMs: env.PERSONIO_TIMEOUT_MS,
      dryRunProbe: env.PERSONIO_DRY_RUN_PROBE,
    },
    operatorAts: { timeoutMs: env.OPERATOR_ATS_TIMEOUT_MS },
    outgoing: {
      privateHosts:
        env.OUTGOING_PRIVATE_HOSTS?.map((host) => host.toLowerCase()) ??
        ((env.SANDBOX ?? !production) ? [`127.0.0.1:${sandboxPort}`] : []),
    },
    audit: {
      logName: env.AUDIT_LOG_NAME,
      signingKeys: env.AUDIT_SIGNING_KEY,
      timeKey: env.AUDIT_TIME_KEY,
      retentionMonths: env.AUDIT_RETENTION_MONTHS,
      streamUrl: env.AUDIT_STREAM_URL,
      streamSecret: env.AUDIT_STREAM_SECRET,
      checkpointDir: resolve(env.AUDIT_CHECKPOINT_DIR ?? join(env.DATA_DIR, 'audit', 'checkpoints')),
      checkpointWebhook: env.AUDIT_CHECKPOINT_WEBHOOK,
      checkpointMail: env.AUDIT_CHECKPOINT_MAIL,
    },
    singleSignOn:
      env.OIDC_ISSUER === undefined
        ? undefined
        : {
            issuer: env.OIDC_ISSUER,
            clientId: env.OIDC_CLIENT_ID ?? '',
            clientSecret: env.OIDC_CLIENT_SECRET,
            roleClaim: env.OIDC_ROLE_CLAIM,
            roles: env.OIDC_ROLES,
            scopes: env.OIDC_SCOPES,
            name: env.OIDC_NAME,
            signOut: env.OIDC_SIGN_OUT,
          },
    staffPasswords: env.STAFF_PASSWORDS,
    callsPerMinute: env.API_CALLS_PER_MINUTE,
    retryScale: env.RETRY_SCALE,
    failpoint: env.FAILPOINT,
    metricsToken: env.METRICS_TOKEN,
    tracing: env.OTEL_EXPORTER_OTLP_ENDPOINT && {
      endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
      service: env.OTEL_SERVICE_NAME,
    },
    logLevel: env.LOG_LEVEL,
  };
}
