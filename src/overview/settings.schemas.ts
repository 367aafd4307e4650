import * as z from 'zod';

const word = (description: string) => z.string().max(300).meta({ description });
const count = (description: string) => z.int().min(0).max(1e12).meta({ description });
const moment = (description: string) => z.iso.datetime().meta({ description });

/** With what this hub was started; never a secret. */
export const SettingsView = z
  .object({
    operator: z.object({
      name: word('The operator’s name, as customers see it.'),
      supportEmail: word('Where support requests are mailed to.'),
      logo: word('Address of the operator’s logo.').nullable(),
      publicUrl: word('The address of this hub.'),
    }),
    signIn: z.object({
      singleSignOn: z
        .object({
          name: word('What the button of the sign-in page says.'),
          issuer: word('The identity provider.'),
          clientId: z.string().max(500).meta({ description: 'How this hub is called there.' }),
          hasSecret: z.boolean().meta({ description: 'The hub proves itself there by a secret.' }),
          returnsTo: word('The address to register there as redirect URI.'),
          signedOutTo: word(
            'The address to register there for coming back after signing out; null if signing out stays here.',
          ).nullable(),
          roleClaim: word('The claim that says what somebody may do.'),
          roles: z
            .array(
              z.object({
                value: word('A value of the claim.'),
                role: z.enum(['admin', 'support', 'auditor']).meta({ description: 'The role it gives.' }),
              }),
            )
            .max(1000)
            .meta({ description: 'The first that fits counts.' }),
        })
        .nullable()
        .meta({ description: 'Single sign-on of staff; null where there is none.' }),
      staffPasswords: z.boolean().meta({ description: 'Staff may sign in by password.' }),
    }),
    mail: z.object({
      by: z
        .enum(['smtp', 'files'])
        .meta({ description: '`files`: each mail is a file in the data directory.' }),
      server: word('Host of the mail server; null for files.').nullable(),
      from: word('The sender’s address.'),
    }),
    storage: z.object({
      kind: z.enum(['disk', 's3']).meta({ description: 'What keeps documents.' }),
      place: word('The folder or the bucket.'),
    }),
    database: z.object({
      kind: z.enum(['embedded', 'own']).meta({ description: '`embedded`: started by the hub itself.' }),
      separateOwner: z.boolean().meta({
        description:
          'The tables belong to another database role than the hub runs as, so that it cannot change events.',
      }),
      pool: z.int().min(1).max(1000).meta({ description: 'Most connections to the database.' }),
    }),
    keys: z.object({
      master: z.enum(['setting', 'file']).meta({ description: 'Where the master key comes from.' }),
      store: z.enum(['file', 'own']).meta({
        description:
          'Where the wrapped keys are kept: a file in the data directory, or a database of its own.',
      }),
      sealing: word('The public key of the audit log, as a note verifier key.'),
      masterSince: moment(
        'Since when keys are wrapped under the master key in use; null before the first key.',
      ).nullable(),
      rotation: z
        .object({
          masterKey: word('Id of the master key that every key is wrapped under in the end.'),
          total: count('Keys in the key store when it began, or was begun again.'),
          lookedAt: count('Keys that were looked at since.'),
          rewrapped: count('Keys that were wrapped anew since it first began.'),
          startedAt: moment('When it first began.'),
          movedAt: moment('When it last moved on.'),
          finishedAt: moment('When it came to its end; null before.').nullable(),
        })
        .nullable()
        .meta({ description: 'The last rotation of the master key; null where there was none.' }),
    }),
    retention: z.object({
      auditMonths: count(
        'After how many months events of the log are deleted; null where they are kept.',
      ).nullable(),
    }),
    checkpoints: z.object({
      folder: word('Where signed checkpoints are written to.'),
      webhook: word('Host that they are posted to.').nullable(),
      mail: word('Address that they are mailed to.').nullable(),
    }),
    process: z.object({
      roles: z
        .array(z.enum(['api', 'worker', 'schedule']))
        .max(3)
        .meta({ description: 'What this process does.' }),
      production: z.boolean().meta({ description: 'It runs with the rules for production.' }),
      sandbox: z.boolean().meta({ description: 'The partners’ stand-ins run beside it.' }),
      demo: z.boolean().meta({ description: 'The demo organisations exist.' }),
      node: word('Version of Node.js.'),
    }),
  })
  .meta({ id: 'Settings', description: 'With what this hub was started; never a secret.' });
export type SettingsView = z.infer<typeof SettingsView>;
