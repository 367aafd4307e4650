import { Checkbox, Stack } from '@mantine/core';
import type { Verification } from '../../api/credentials.js';
import { useTexts } from '../../language/use-texts.js';
import type { AskedValues } from './asked-values.js';

export interface Choice {
  testApplication: boolean;
  acceptUnproven: boolean;
}

interface Props {
  asked: AskedValues;
  choice: Choice;
  /** The last result; accepting is offered once something stayed unproven. */
  verification: Verification | undefined;
  onChange: (choice: Choice) => void;
}

/** What a manager decides before verifying. */
export function VerifyChoices({ asked, choice, verification, onChange }: Props) {
  const t = useTexts('credentials');
  const verdicts = Object.values(verification?.values ?? {}).map(({ verdict }) => verdict);
  const mayAccept = choice.acceptUnproven || (verdicts.includes('unproven') && !verdicts.includes('refuted'));
  return (
    <Stack gap="sm">
      {asked.takesTestApplication && (
        <Checkbox
          label={t('test')}
          description={t('testWhy', { partner: asked.partnerName })}
          checked={choice.testApplication}
          onChange={(event) => onChange({ ...choice, testApplication: event.currentTarget.checked })}
        />
      )}
      {mayAccept && (
        <Checkbox
          label={t('accept')}
          description={t('acceptWhy')}
          checked={choice.acceptUnproven}
          onChange={(event) => onChange({ ...choice, acceptUnproven: event.currentTarget.checked })}
        />
      )}
    </Stack>
  );
}
