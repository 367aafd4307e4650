import * as z from 'zod';

const LONGEST_CODE = 40;

/** A code as somebody types it: spaces and dashes do not count. */
export const Code = z
  .string()
  .max(LONGEST_CODE)
  .transform((code) => code.replace(/[\s-]/g, ''))
  .pipe(z.string().min(1).max(LONGEST_CODE))
  .meta({ description: 'The code that the app shows now, or a recovery code.', examples: ['123456'] });

export const SecondFactorStatus = z
  .object({
    isOn: z.boolean().meta({ description: 'Whether signing in takes a code.' }),
    recoveryCodesLeft: z.number().int().min(0).max(100).meta({ description: 'Recovery codes not used yet.' }),
  })
  .meta({ id: 'SecondFactorStatus', description: 'The own second factor.' });
export type SecondFactorStatus = z.infer<typeof SecondFactorStatus>;

export const SecondFactorSecret = z
  .object({
    secret: z
      .string()
      .max(100)
      .meta({ description: 'The secret in Base32, to type into an app; shown only now.' }),
    uri: z
      .string()
      .max(1000)
      .meta({ description: 'The same as an `otpauth` address, for apps that take one.' }),
  })
  .meta({ id: 'SecondFactorSecret', description: 'A second factor that waits for its first code.' });
export type SecondFactorSecret = z.infer<typeof SecondFactorSecret>;

export const FirstCode = z
  .strictObject({ code: Code })
  .meta({ id: 'FirstCode', description: 'Proof that the app has the secret.' });
export type FirstCode = z.infer<typeof FirstCode>;

export const RecoveryCodeList = z
  .object({
    recoveryCodes: z
      .array(z.string().max(40))
      .max(20)
      .meta({ description: 'Each lets in once without the app; shown only now.' }),
  })
  .meta({ id: 'RecoveryCodes', description: 'New recovery codes.' });
export type RecoveryCodeList = z.infer<typeof RecoveryCodeList>;
