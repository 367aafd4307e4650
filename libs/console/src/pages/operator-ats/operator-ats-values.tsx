import { Card, Stack, Title } from '@mantine/core';
import type { CredentialField } from '../../api/partners.js';
import { useTexts } from '../../language/use-texts.js';
import { useMay } from '../../session/use-session.js';
import type { AskedValues } from '../credentials/asked-values.js';
import { SavedValues } from '../credentials/saved-values.js';
import { VerifyStaged } from '../credentials/verify-staged.js';
import { ValuesForm } from './values-form.js';

interface Props {
  asked: AskedValues;
  fields: readonly CredentialField[];
  isSetUp: boolean;
}

/** What is saved, and the form for new values; for those who may change them. */
export function OperatorAtsValues({ asked, fields, isSetUp }: Props) {
  const t = useTexts('credentials');
  const mayChange = useMay('credentials.change');
  if (!mayChange) return null;
  return (
    <>
      {isSetUp && (
        <Card component="section" aria-labelledby="saved">
          <Title order={2} id="saved" mb="md">
            {t('saved.title')}
          </Title>
          <Stack>
            <SavedValues asked={asked} />
            <VerifyStaged asked={asked} />
          </Stack>
        </Card>
      )}
      <ValuesForm asked={asked} fields={fields} />
    </>
  );
}
